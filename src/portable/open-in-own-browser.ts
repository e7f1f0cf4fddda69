import { spawn } from 'node:child_process';
import { defer } from '../services/deferred.ts';
import { type Logger } from '../services/shell/ports/logger.ts';
import { isSignInEntrance } from '../services/microsoft/sign-in/authorize-address.ts';
import { childEnvironment } from '../services/shell/child-environment.ts';

export type OpenAddress = (address: string) => Promise<void>;

/** A program that has no handler for an address says so at once, by its exit status. */
const refusalMs = 1_000;

/**
 * Hands an address to the system. It comes from Collega's own lists, never from a page, and is an
 * argument of its own: no command line is put together.
 * @throws when the system has no program for it
 */
export function openInOwnBrowser(address: string): Promise<void> {
  return startOpener(openerOf(process.platform, process.env, address));
}

/**
 * Shows a folder in the system's file manager.
 * @throws when the system has none
 */
export function openInFileManager(path: string): Promise<void> {
  return startOpener(openerOfFolder(process.platform, process.env, path));
}

/** Exported for tests. */
export async function startOpener({ command, args, ignoresStatus }: Opener): Promise<void> {
  const { promise, resolve, reject } = defer<undefined>();
  const child = spawn(command, args, {
    stdio: 'ignore',
    detached: true,
    env: childEnvironment(process.env),
  });
  child.unref();
  child.on('error', reject);
  child.on('exit', (status) => {
    if (status === 0 || ignoresStatus) resolve(undefined);
    else reject(Object.assign(new Error('the system refused'), { code: `EXIT${status}` }));
  });
  // Some openers run as long as the browser does.
  const timer = setTimeout(() => resolve(undefined), refusalMs);
  await promise.finally(() => clearTimeout(timer));
}

interface Opener {
  readonly command: string;
  readonly args: readonly string[];
  /** The exit status tells nothing. */
  readonly ignoresStatus: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Programs of the system by their whole paths: Windows looks into the current folder first, which
 * may be a customer's, for a name without one. `xdg-open` has no fixed place, and POSIX systems do
 * not look there.
 */
export function openerOf(platform: NodeJS.Platform, env: Environment, address: string): Opener {
  switch (platform) {
    case 'win32':
      return {
        command: `${systemRoot(env)}\\System32\\rundll32.exe`,
        args: ['url.dll,FileProtocolHandler', address],
        ignoresStatus: false,
      };
    case 'darwin':
      return { command: '/usr/bin/open', args: [address], ignoresStatus: false };
    default:
      return { command: 'xdg-open', args: [address], ignoresStatus: false };
  }
}

/** Windows' Explorer answers 1 for success. */
export function openerOfFolder(platform: NodeJS.Platform, env: Environment, path: string): Opener {
  if (platform !== 'win32') return openerOf(platform, env, path);
  return { command: `${systemRoot(env)}\\explorer.exe`, args: [path], ignoresStatus: true };
}

function systemRoot(env: Environment): string {
  return env['SystemRoot'] ?? env['SYSTEMROOT'] ?? 'C:\\Windows';
}

/**
 * Opens the entrance to a sign-in page, and nothing else; answers whether the system took it. The
 * page's own address stays out of the opener's arguments, which other users can read.
 */
export async function openSignInPage(
  address: string,
  { logger, open }: { readonly logger: Logger; readonly open: OpenAddress },
): Promise<boolean> {
  if (!isSignInEntrance(address)) {
    logger.warn('refused to open a page that is no sign-in page', {});
    return false;
  }
  try {
    await open(address);
    return true;
  } catch (error) {
    logger.warn('the browser did not open', { code: codeOf(error) });
    return false;
  }
}

/** The code alone: Node's own text may quote the arguments. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
