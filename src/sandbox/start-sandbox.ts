import { type ExposedHost } from './exposed-host.ts';
import { findRunning, type FoundSandbox } from './find-running.ts';
import { joinSandbox } from './join-sandbox.ts';
import { describeEnvironment, originOf, type PracticeEnvironment } from './practice-environment.ts';
import { practiceTenant } from './practice-tenant.ts';
import { type SandboxCounts, startCounting } from './sandbox-counts.ts';
import { readState } from './sandbox-state.ts';
import { startServers } from './start-servers.ts';

export interface SandboxOptions {
  /** Where signing key, certificates and ports are kept (mode 0600); null: in memory only. */
  readonly stateFolder: string | null;
  /** The Odoo whose redirect URI is registered, as `cleanOdooUrl` leaves it; odoo.example.com unless told. */
  readonly odooUrl?: string;
  /** For an Odoo in a container or on another machine; loopback alone unless told. */
  readonly exposed?: ExposedHost | null;
  /** No person uses it: the hinted account is signed in without a page. */
  readonly signedIn?: boolean;
  /** Told what happens, without tokens, codes or secrets. */
  readonly log?: (line: string) => void;
  /** Lifetime of access tokens in seconds; 3600 unless told. */
  readonly accessTokenSeconds?: number;
  /** Milliseconds since the Unix epoch; the system's clock unless told. */
  readonly now?: () => number;
}

export interface Sandbox {
  readonly environment: PracticeEnvironment;
  /** Origin of the sign-in pages, `http://127.0.0.1:port`. */
  readonly origin: string;
  /** What this process's servers saw so far; live. */
  readonly seen: Readonly<SandboxCounts>;
  /** Ends the servers and every connection; resolves when no handle is left. */
  close(): Promise<void>;
}

/**
 * Starts the practice tenant on loopback, or uses the one that another process runs for the same
 * folder: its ports stand in the records, and a second set would take its place there. With an own
 * Odoo address or host it runs beside that one, on other ports, for this run alone.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const counts = startCounting();
  const shared = {
    stateFolder: options.stateFolder,
    signedIn: options.signedIn ?? false,
    accessTokenSeconds: options.accessTokenSeconds ?? 3600,
    counts,
    now: options.now ?? Date.now,
    log: options.log ?? (() => undefined),
  };
  const join = async (found: FoundSandbox): Promise<Sandbox | null> => {
    const { certificates } = await readState(options.stateFolder);
    if (certificates === null || !isAsWanted(found, options)) return null;
    return {
      environment: describeEnvironment(found.running, certificates.authority),
      origin: originOf(found.running),
      seen: counts,
      ...joinSandbox(found, { ...shared, exposed: options.exposed ?? null }),
    };
  };
  const state = await readState(options.stateFolder);
  const found = await findRunning(state);
  const joined = found === null ? null : await join(found);
  if (joined !== null) return joined;
  found?.leave();

  const own = {
    ...shared,
    odooUrl: options.odooUrl ?? practiceTenant.odooUrl,
    exposed: options.exposed ?? null,
  };
  const started = await startServers(own, state);
  if (found === null) {
    // Without its ports: another process of this folder may have started at the same moment.
    const late = started.onLastPorts ? null : await findRunning(await readState(own.stateFolder));
    const other = late === null ? null : await join(late);
    if (other !== null) {
      await started.close();
      return other;
    }
    if (late === null) await started.keepPorts();
    late?.leave();
  }
  return { ...started, seen: counts };
}

function isAsWanted({ running }: FoundSandbox, options: SandboxOptions): boolean {
  const { odooUrl, exposed = null, signedIn = false, accessTokenSeconds } = options;
  return (
    (odooUrl === undefined || odooUrl === running.odooUrl) &&
    (exposed === null || exposed.name === running.exposed?.name) &&
    signedIn === running.signedIn &&
    accessTokenSeconds === undefined
  );
}
