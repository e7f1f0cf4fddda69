import { type Language } from '../../contract/settings.ts';

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
        | 'no-window'
        | 'timed-out'
        | 'state-mismatch'
        | 'no-code'
        | 'no-refresh-token'
        | 'no-account-in-token'
        | 'not-linked'
        | 'scope-missing'
        | 'answer-unreadable';
      readonly text: string;
    }
  /** DNS, TCP, proxy or TLS trouble, by Node's code, towards a mail server or the authority. */
  | {
      readonly kind: 'network';
      readonly stage: 'authority' | 'dns' | 'tcp' | 'tls';
      readonly code: string;
      readonly text: string;
    }
  /** A reply line of the SMTP server (RFC 5321 section 4.2, RFC 2034 for the enhanced code). */
  | {
      readonly kind: 'smtp';
      readonly step: 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'mail-from' | 'rcpt-to' | 'data';
      readonly code: number | null;
      readonly enhancedCode: string | null;
      readonly text: string;
    }
  /** A response of the IMAP server (RFC 9051 section 7). */
  | {
      readonly kind: 'imap';
      readonly step: 'greeting' | 'capability' | 'auth' | 'list' | 'inbox';
      readonly status: 'NO' | 'BAD' | 'BYE' | null;
      readonly text: string;
    }
  /** A conversation that broke a rule or a deadline without any reply to quote. */
  | {
      readonly kind: 'conversation';
      readonly protocol: 'smtp' | 'imap';
      readonly step: string;
      readonly problem:
        | 'timed-out'
        | 'closed'
        | 'garbage'
        | 'starttls-not-offered'
        | 'xoauth2-not-offered'
        /** No encryption was chosen, and the server is not this machine. */
        | 'token-in-clear'
        | 'unexpected-greeting';
      readonly text: string;
    };

/** What the texts and commands of a finding are filled with. */
export interface DiagnosisContext {
  readonly mailbox: string;
  readonly signedInAs: string | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly applicationId: string | null;
  readonly tenant: string | null;
  readonly redirectUri: string | null;
  readonly language: Language;
}
