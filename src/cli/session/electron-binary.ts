import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeProxy } from '../../services/network/proxy-server.ts';
import { childEnvironment } from '../../portable/child-environment.ts';
import { exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { type PlaceOptions } from '../options/place-options.ts';

/** Collega's own folder: out/node/.. /.. */
const projectFolder = join(import.meta.dirname, '..', '..');
const electronFolder = join(projectFolder, 'node_modules', 'electron');

/**
 * Where Electron's executable is, or null. Looks at files only: asking the package itself would
 * download (libraries.md fact 1).
 */
export function findElectron(): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  try {
    const file = readFileSync(join(electronFolder, 'path.txt'), 'utf8');
    const path = join(override ?? join(electronFolder, 'dist'), file);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Whether Electron's package is here, so that its binary may be downloaded. */
export function canDownloadElectron(): boolean {
  return existsSync(join(electronFolder, 'install.js'));
}

/** Lets Electron's own installer download the binary; answers its path, or null when it cannot. */
export async function downloadElectron(signal: AbortSignal): Promise<string | null> {
  const status = await runToEnd(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: 'ignore',
    signal,
    env: childEnvironment(process.env),
  });
  return status === 0 ? findElectron() : null;
}

/** Runs Collega in Electron until its window is closed. */
export async function openElectron(
  executable: string,
  place: PlaceOptions,
  signal: AbortSignal,
): Promise<ExitStatus> {
  const args = [projectFolder, ...(place.sandbox ? ['--sandbox'] : [])];
  const folder = place.data === null ? {} : { COLLEGA_DATA_DIR: place.data };
  const { proxy } = place;
  const user =
    proxy === null || proxy.username === '' ? '' : `${encodeURIComponent(proxy.username)}@`;
  const named =
    proxy === null ? {} : { COLLEGA_PROXY: describeProxy(proxy).replace('://', `://${user}`) };
  const env = { ...childEnvironment(process.env), ...ownSettings(), ...folder, ...named };
  const status = await runToEnd(executable, args, { stdio: 'inherit', signal, env });
  return status === 0 ? exitStatus.passed : exitStatus.internalError;
}

/** The settings that Collega in Electron reads itself; passphrase, secret and token are not its. */
function ownSettings(): Record<string, string | undefined> {
  const { COLLEGA_DATA_DIR, COLLEGA_PROXY, COLLEGA_PROXY_PASSWORD } = process.env;
  return { COLLEGA_DATA_DIR, COLLEGA_PROXY, COLLEGA_PROXY_PASSWORD };
}

function runToEnd(
  command: string,
  args: string[],
  options: { stdio: 'ignore' | 'inherit'; signal: AbortSignal; env?: NodeJS.ProcessEnv },
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, options);
    child.on('error', () => resolve(1));
    child.on('exit', (status) => resolve(status ?? 1));
  });
}
