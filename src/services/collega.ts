import { type EventName, type EventPayload } from '../contract/index.ts';
import { type Language } from '../contract/settings.ts';
import { type Bridge } from './shell/bridge/bridge.ts';
import { type ProxyServer } from './network/proxy-server.ts';
import { type ReadSystemProxies } from './network/system-proxy/system-proxies.ts';
import { type Clock } from './shell/ports/clock.ts';
import { type LogFile, type Logger } from './shell/ports/logger.ts';
import { type RecordsFile } from './shell/ports/records-file.ts';
import { type SandboxEnvironment } from './shell/ports/sandbox-environment.ts';
import { type SecretStore } from './shell/ports/secret-store.ts';
import { type Shell } from './shell/ports/shell.ts';
import { type UpdateSource } from './updates/update-source.ts';

/** Everything a shell gives. What is not here is the same in all shells. */
export interface CollegaOptions {
  readonly version: string;
  readonly shell: Shell;
  readonly secretStore: SecretStore;
  readonly recordsFile: RecordsFile;
  /** Folder of the vault and of the last test results; created when missing, mode 0700. */
  readonly dataFolder: string;
  /** The language of this machine's user. */
  readonly systemLanguage: Language;
  /** Spoken whatever the settings say: a terminal’s own texts are in its session’s language. */
  readonly language?: Language;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where the logger writes, if it writes to a file. */
  readonly logFile?: LogFile | null;
  /** The running practice tenant, or null. */
  readonly sandbox: SandboxEnvironment | null;
  /** A proxy named for this run alone; it wins over the settings. */
  readonly proxyOverride?: ProxyServer | null;
  /** What the setting `system` means; this computer's own unless a test says so. */
  readonly readSystemProxies?: ReadSystemProxies;
  /** Where newer versions are announced, and by whose signature; the publisher's unless a test says so. */
  readonly updates?: UpdateSource;
  /** Opens, or creates, a vault sealed with a passphrase. Null: the key store, else memory. */
  readonly passphrase: string | null;
}

export type EventListener = <Name extends EventName>(
  name: Name,
  payload: EventPayload<Name>,
) => void;

export interface Collega {
  readonly bridge: Bridge;
  /** Subscribes to all events, already checked against the contract; the answer unsubscribes. */
  onEvent(listener: EventListener): () => void;
  /** Ends what is running (tests, sign-ins, refreshes) and leaves no handle. */
  dispose(): Promise<void>;
}
