import { type Language } from '../../../contract/settings.ts';
import { type SignInAddress, type SignInProgress } from '../../../contract/sign-in.ts';
import { type ServerClock } from '../entra/server-clock.ts';
import { type FailedSignIns } from '../mailbox-links/failed-sign-ins.ts';
import { type NetworkRoute } from '../../network/network-route.ts';
import { type Clock } from '../../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';
import { type Shell } from '../../shell/ports/shell.ts';
import { type Records } from '../../store/records/records.ts';
import { type Vault } from '../../store/vault/vault.ts';

/** What the sign-in is built on. */
export interface SignInServices {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly shell: Shell;
  readonly sandbox: SandboxEnvironment | null;
  readonly language: () => Language;
  readonly route: (clientId: string) => NetworkRoute;
  readonly serverClock: ServerClock;
  /** Whether the client's Odoo needs scopes of its own when it refreshes. */
  readonly odooNeedsScopes: (clientId: string) => boolean;
  readonly failedSignIns: FailedSignIns;
  readonly announce: (progress: SignInProgress) => void;
  readonly announceAddress: (address: SignInAddress & { readonly flowId: string }) => void;
  /** Calls after every change of the records. */
  readonly onRecordsChange: (listener: () => void) => void;
  /** Aborted when Collega closes. */
  readonly signal: AbortSignal;
}
