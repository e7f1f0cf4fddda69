import { type Cloud } from '../../contract/azure-app.ts';
import { type Language } from '../../contract/settings.ts';
import { type KnownMessage } from './known-message.ts';

/**
 * What a failure looked like, before anyone says what it means. Built where the failure is seen,
 * matched by the catalogue. `text` is always the other side's own words.
 */
export type Signal =
  /** An answer of the authority (RFC 6749 section 4.1.2.1 and 5.2), at any moment of a sign-in. */
  | {
      readonly kind: 'oauth';
      readonly stage: 'authorize' | 'redeem' | 'refresh';
      readonly error: string;
      readonly aadsts: number | null;
      readonly subError: string | null;
      readonly text: string;
      readonly httpStatus: number | null;
      /** Seconds to wait, from Retry-After. */
      readonly retryAfter: number | null;
    }
  /** Something Collega itself noticed in a sign-in or a token. */
  | {
      readonly kind: 'sign-in';
      readonly problem:
        | 'window-closed'
        | 'window-failed'
        /** A page of the sign-in wants integrated authentication, or a password of its own (HTTP 401). */
        | 'window-unauthorized'
        | 'no-window'
        | 'timed-out'
        | 'state-mismatch'
        | 'no-code'
        | 'no-refresh-token'
        | 'no-account-in-token'
        | 'not-linked'
        /** The records have a link whose token this Collega cannot read. */
        | 'token-not-here'
        /** Nor was it the last time someone tried. */
        | 'link-failed'
        | 'scope-missing'
        | 'answer-unreadable';
      readonly text: string;
    }
  /** What a look at the token itself shows, before any server judges it (failures.md A3). */
  | {
      readonly kind: 'token';
      readonly problem:
        | 'expired'
        | 'clock-skew'
        | 'wrong-audience'
        | 'app-only'
        | 'other-account'
        /** The host is not one that the token is for: it was not sent. */
        | 'foreign-host'
        | 'administrator-account';
      readonly text: string;
    }
  /** What the record of the Azure app says by itself; `text` is the day the secret ends. */
  | {
      readonly kind: 'azure-app';
      readonly problem: 'secret-expires-soon' | 'secret-expiry-passed';
      readonly text: string;
    }
  /**
   * DNS, TCP, proxy or TLS trouble, by Node's code, towards a mail server or the authority;
   * `listen` is a sign-in's own loopback server. ADDRESS_NOT_PUBLIC is Collega's: the look-up of a
   * public host answered 0.0.0.0, a loopback or a private address (row 112).
   */
  | {
      readonly kind: 'network';
      readonly stage: 'authority' | 'dns' | 'tcp' | 'tls' | 'listen';
      readonly code: string;
      readonly text: string;
      /** Who issued a certificate that was refused, e.g. `CN=Contoso Inspection CA`. */
      readonly issuer?: string;
    }
  /**
   * A reply of the SMTP server (RFC 5321 section 4.2, RFC 2034 for the enhanced code), or the one
   * that a bounce quotes (RFC 3464).
   */
  | {
      readonly kind: 'smtp';
      readonly step:
        'greeting' | 'ehlo' | 'starttls' | 'auth' | 'mail-from' | 'rcpt-to' | 'data' | 'bounce';
      readonly code: number | null;
      readonly enhancedCode: string | null;
      readonly text: string;
      /** What AUTH carried, as far as the text shows it; Collega's own tests send tokens only. */
      readonly mechanism?: Mechanism;
    }
  /** A response of the IMAP server (RFC 9051 section 7). */
  | {
      readonly kind: 'imap';
      readonly step: 'greeting' | 'starttls' | 'capability' | 'auth' | 'list' | 'inbox';
      readonly status: 'NO' | 'BAD' | 'BYE' | null;
      readonly text: string;
      readonly mechanism?: Mechanism;
    }
  /** `-ERR` of a POP server (RFC 1939 section 3). */
  | { readonly kind: 'pop'; readonly text: string }
  /** An error of Microsoft Graph or Exchange Web Services, by its name. */
  | { readonly kind: 'graph'; readonly error: string; readonly text: string }
  /** A conversation that broke a rule or a deadline without any reply to quote. */
  | {
      readonly kind: 'conversation';
      readonly protocol: 'smtp' | 'imap';
      readonly step: string;
      readonly problem:
        | 'timed-out'
        /** The deadline passed in the middle of an answer. */
        | 'unfinished'
        | 'closed'
        | 'reset'
        | 'garbage'
        /** More than Collega reads: one endless line, lines without end, a huge literal. */
        | 'too-much'
        /** Answers to commands that were not sent yet. */
        | 'out-of-turn'
        /** Plaintext between the accepted STARTTLS and the handshake (CVE-2011-0411). */
        | 'starttls-injected'
        | 'starttls-garbled'
        /** An IMAP greeting that says we are signed in already. */
        | 'preauth'
        | 'starttls-not-offered'
        | 'xoauth2-not-offered'
        /** No encryption was chosen, and the server is not this machine. */
        | 'token-in-clear'
        | 'unexpected-greeting'
        /** Over IPv4 the same mailbox was opened a moment later. */
        | 'refused-over-ipv6';
      readonly text: string;
    }
  /** A message was taken by the server, and what became of it. */
  | {
      readonly kind: 'delivery';
      readonly problem:
        | 'not-arrived'
        | 'arrived-as-junk'
        /** It was found, and could not be deleted again. */
        | 'not-removed'
        /** Nothing was sent: the mailbox has no incoming server to find the message by. */
        | 'no-incoming-server';
      readonly text: string;
    }
  /** A sentence of another program, of which the exact words are known. */
  | {
      readonly kind: 'message';
      readonly message: KnownMessage;
      readonly text: string;
    };

/** XOAUTH2 and OAUTHBEARER carry a token; LOGIN, PLAIN and USER a password. */
export type Mechanism = 'token' | 'password' | 'unknown';

/** What the texts and commands of a finding are filled with. */
export interface DiagnosisContext {
  readonly mailbox: string;
  readonly signedInAs: string | null;
  /** The address that was to be sent as, where a text names it. */
  readonly sender?: string | null;
  /** Usernames of the client, one of which a text may be about. */
  readonly mailboxes?: readonly string[];
  /** Those of them whose server sends for exactly their own address: From names who signs in. */
  readonly ownSenders?: readonly string[];
  readonly host: string | null;
  readonly port: number | null;
  readonly applicationId: string | null;
  readonly tenant: string | null;
  readonly redirectUri: string | null;
  /** Microsoft's worldwide cloud where it is not known. */
  readonly cloud?: Cloud;
  readonly language: Language;
}

/** Codes of `network` signals that neither Node nor OpenSSL has: Collega's own. */
export const ownNetworkCodes: readonly string[] = [
  'ADDRESS_NOT_PUBLIC',
  'EPROXY',
  'EPROXYAUTH',
  'EPROXYUNREACHABLE',
  'PROXY_SCRIPT',
];
