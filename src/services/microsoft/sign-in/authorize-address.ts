import { z } from 'zod';
import { loginHosts } from '../entra/clouds.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';

const metadata = z.looseObject({ authorization_endpoint: z.string() });
const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether an address is a sign-in page that may be handed to the system's own browser: the
 * authorize endpoint of a cloud that Collega knows, over https, or of the running practice tenant
 * on loopback. Checked where the address leaves Collega, wherever it was made (security.md 4.1, item 15).
 */
export function isAuthorizeAddress(address: string, sandbox: SandboxEnvironment | null): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, hostname, origin, pathname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:') {
    return loginHosts.includes(host) && /^\/[\w.-]+\/oauth2\/v2\.0\/authorize$/.test(pathname);
  }
  return protocol === 'http:' && loopbackHosts.includes(hostname) && origin === originOf(sandbox);
}

/**
 * Whether an address is the entrance that a sign-in opens on loopback for the system's own browser
 * (loopback/open-loopback-redirect.ts): where it leads was checked as an authorize address.
 */
export function isSignInEntrance(address: string): boolean {
  return /^http:\/\/localhost:\d{1,5}\/open\/[\w-]{32}$/.test(address);
}

function originOf(sandbox: SandboxEnvironment | null): string | null {
  if (sandbox === null) return null;
  const parsed = metadata.parse(JSON.parse(sandbox.authorityMetadata));
  return new URL(parsed.authorization_endpoint).origin;
}
