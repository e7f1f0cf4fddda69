import { spawn } from 'node:child_process';
import { defer } from '../services/deferred.ts';
import { type Logger } from '../services/shell/ports/logger.ts';
import { type SandboxEnvironment } from '../services/shell/ports/sandbox-environment.ts';
import { isAuthorizeAddress } from '../services/microsoft/sign-in/authorize-address.ts';
import { childEnvironment } from './child-environment.ts';

export type OpenAddress = (address: string) => Promise<void>;

/**
 * Hands an address to the system. It comes from Collega's own lists, never from a page, and is an
 * argument of its own: no command line is put together.
 * @throws when the system has no program for it
 */
export async function openInOwnBrowser(address: string): Promise<void> {
  const [command, ...args] = openerOf(process.platform, address);
  const { promise, resolve, reject } = defer<undefined>();
  const child = spawn(command, args, {
    stdio: 'ignore',
    detached: true,
    env: childEnvironment(process.env),
  });
  child.on('error', reject);
  child.on('spawn', () => {
    child.unref();
    resolve(undefined);
  });
  await promise;
}

function openerOf(platform: NodeJS.Platform, address: string): [string, ...string[]] {
  switch (platform) {
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', address];
    case 'darwin':
      return ['open', address];
    default:
      return ['xdg-open', address];
  }
}

/**
 * Opens a sign-in page of a known cloud, or of the running practice tenant, and nothing else;
 * answers whether the system took it.
 */
export async function openSignInPage(
  address: string,
  {
    sandbox,
    logger,
    open,
  }: { readonly sandbox: SandboxEnvironment | null; logger: Logger; open: OpenAddress },
): Promise<boolean> {
  if (!isAuthorizeAddress(address, sandbox)) {
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
