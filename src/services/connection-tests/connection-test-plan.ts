import { type TestStep } from '../../contract/connection-tests.ts';
import { type Finding, type StepId } from '../../contract/findings.ts';
import { type Encryption } from '../../contract/mail-servers.ts';
import { type DiagnosisContext, type Signal } from '../diagnosis/signal.ts';
import { type ProxyServer } from '../network/proxy-server.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type TokenHosts } from './check-token-host.ts';
import { type TokenFacts } from '../microsoft/token-check/check-token.ts';

/** All that one run of a connection test needs to know of the mail server. */
export interface ConnectionTestPlan {
  readonly direction: 'outgoing' | 'incoming';
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  /** The SASL user: for a shared mailbox the person on SMTP, the shared address on IMAP (row 185). */
  readonly username: string;
  /** Envelope sender and recipient of an outgoing test. Nothing is sent. */
  readonly from: string;
  readonly to: string;
  /** For the whole test, milliseconds. */
  readonly timeoutMs: number;
  /** PEM certificates trusted besides the system's. Verification itself is never switched off. */
  readonly certificateAuthorities: readonly string[];
  /** The way to the server; null: directly. The proxy then resolves the name. */
  readonly proxy: ProxyServer | null;
  /** Who may receive the token besides the hosts that it names itself. */
  readonly tokenHosts: TokenHosts;
  readonly context: DiagnosisContext;
  /** No token is asked for and there is no sign-in: the network, encryption and greeting alone. */
  readonly networkOnly?: boolean;
  /** Only if asked: the step `send`, after `data`. Without it nothing is sent. */
  readonly selfMessage?: SelfMessagePlan;
}

/** How a message to the mailbox itself is found again. */
export interface SelfMessagePlan {
  /** The incoming server of the same mailbox; null when there is none, and nothing is sent. */
  readonly incoming: Pick<
    ConnectionTestPlan,
    'host' | 'port' | 'encryption' | 'username' | 'tokenHosts'
  > | null;
  /** How long to wait for the message, milliseconds after the server has taken it. */
  readonly arrivalLimitMs: number;
  /** Milliseconds between two looks into the mailbox. */
  readonly lookEveryMs: number;
}

/** Where the access token comes from: the vault (refreshed silently), or standard input. */
export type TokenSupply = (signal: AbortSignal) => Promise<TokenSupplied>;

export type TokenSupplied =
  | {
      readonly kind: 'token';
      readonly accessToken: string;
      /** Evidence for the step, free of secrets: account, expiry, scopes, whether refreshed. */
      readonly detail: TestStep['detail'];
      /** What the token is judged with, besides itself. */
      readonly facts?: TokenFacts;
    }
  | {
      readonly kind: 'failed';
      readonly signal: Signal;
      readonly detail: TestStep['detail'];
      /** What an earlier sign-in was told, where that is why there is no token. */
      readonly because?: Finding;
    };

/** All addresses of a name, in the order in which they should be tried. Rejects as Node's `lookup`. */
export type LookUp = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export interface ConnectionTestOptions {
  readonly supplyToken: TokenSupply;
  readonly clock: Clock;
  /** Ends the test at once; the report then says `cancelled`. */
  readonly signal: AbortSignal;
  /** Who knows the addresses of a name; the system's resolver (hosts file included) if left out. */
  readonly lookUp?: LookUp;
  readonly onStepStarted: (step: StepId) => void;
  readonly onStepFinished: (step: TestStep) => void;
}
