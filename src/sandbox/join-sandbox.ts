import { setTimeout as pause } from 'node:timers/promises';
import { findRunning, type FoundSandbox } from './find-running.ts';
import { readState } from './sandbox-state.ts';
import { type ServerOptions, type StartedServers, startServers } from './start-servers.ts';

/** A process that was killed has let go of its ports at once; one that ends takes a moment. */
const maxAttempts = 100;
const pauseMs = 100;

/**
 * Uses the servers of another process, and goes on with own ones at the same ports as soon as that
 * one ends: a window must not lose its practice tenant because another was closed. It listens on the
 * network only where it was itself asked to.
 */
export function joinSandbox(
  found: FoundSandbox,
  options: Omit<ServerOptions, 'odooUrl'>,
): { close(): Promise<void> } {
  const { odooUrl } = found.running;
  const closing = new AbortController();
  const isClosing = (): boolean => closing.signal.aborted;
  let joined: FoundSandbox | null = found;
  let own: StartedServers | null = null;

  /** Of several that joined, the one that has the authority's port goes on; the others join it. */
  async function takeOver(): Promise<boolean> {
    const state = await readState(options.stateFolder);
    joined = await findRunning(state);
    if (joined !== null || isClosing()) return true;
    const started = await startServers({ ...options, odooUrl }, state);
    if (!started.onLastPorts) {
      await started.close();
      return false;
    }
    own = started;
    return true;
  }

  async function follow(): Promise<void> {
    while (joined !== null && !isClosing()) {
      await joined.ended;
      let why = 'its ports are taken';
      const tryOnce = (): Promise<boolean> =>
        takeOver().catch((error: unknown) => {
          why = String(error);
          return false;
        });
      for (let attempt = 1; !isClosing() && !(await tryOnce()); attempt += 1) {
        if (attempt === maxAttempts) {
          options.log(
            `the practice tenant of another process ended, and was not taken over: ${why}`,
          );
          return;
        }
        await pause(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  }

  const following = follow();
  return {
    close: async () => {
      closing.abort();
      joined?.leave();
      await following;
      joined?.leave();
      await own?.close();
    },
  };
}
