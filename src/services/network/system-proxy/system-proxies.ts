import { type Clock } from '../../shell/ports/clock.ts';
import { runSystemTool, type RunTool } from '../../shell/run-system-tool.ts';
import { type FoundProxies, noProxies } from './found-proxies.ts';
import {
  type Environment,
  exemptOfEnvironment,
  readEnvironmentProxy,
} from './read-environment-proxy.ts';
import { readLinuxProxy } from './read-linux-proxy.ts';
import { readMacosProxy } from './read-macos-proxy.ts';
import { readWindowsProxy } from './read-windows-proxy.ts';

/** Answers what this computer names now. Never rejects: what cannot be read is not set. */
export type ReadSystemProxies = () => Promise<FoundProxies>;

/** Long enough for a run over many mailboxes, short enough for a change of network. */
const keptMs = 30_000;

/**
 * The variables HTTPS_PROXY and ALL_PROXY where one is set, else the settings of the system, as its
 * browsers use them: the sign-in's window and the token request then go the same way.
 */
export function createSystemProxies(from: {
  readonly platform: NodeJS.Platform;
  readonly environment: Environment;
  readonly run: RunTool;
  readonly clock: Pick<Clock, 'now'>;
}): ReadSystemProxies {
  let known: { readonly at: number; readonly found: Promise<FoundProxies> } | null = null;
  return () => {
    const named = readEnvironmentProxy(from.environment);
    if (named !== null) return Promise.resolve(named);
    const now = from.clock.now();
    if (known === null || now - known.at > keptMs || now < known.at) {
      known = { at: now, found: readSystem(from) };
    }
    return known.found;
  };
}

export function proxiesOfThisSystem(clock: Pick<Clock, 'now'>): ReadSystemProxies {
  const { platform, env: environment } = process;
  return createSystemProxies({ platform, environment, run: runSystemTool, clock });
}

async function readSystem(from: {
  readonly platform: NodeJS.Platform;
  readonly environment: Environment;
  readonly run: RunTool;
}): Promise<FoundProxies> {
  const found = await readOf(from).catch(() => noProxies);
  return { ...found, exempt: [...found.exempt, ...exemptOfEnvironment(from.environment)] };
}

function readOf({
  platform,
  environment,
  run,
}: Parameters<typeof readSystem>[0]): Promise<FoundProxies> {
  switch (platform) {
    case 'win32':
      return readWindowsProxy(run);
    case 'darwin':
      return readMacosProxy(run);
    default:
      return readLinuxProxy(run, environment);
  }
}
