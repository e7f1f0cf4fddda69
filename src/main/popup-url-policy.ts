import { z } from 'zod';
import { type SandboxEnvironment } from '../services/shell/ports/sandbox-environment.ts';

/** Decides where a sign-in window may go. */
export interface PopupUrlPolicy {
  /** Pages (main frame and frames). */
  mayShow(address: string): boolean;
  /** Everything a page loads. */
  mayLoad(address: string): boolean;
}

/**
 * https only; http only for the practice tenant of this process, and only on loopback.
 * `sandboxOrigin` is null when there is none.
 */
export function createPopupUrlPolicy(sandboxOrigin: string | null): PopupUrlPolicy {
  const mayShow = (address: string) => {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null) return false;
    if (url.protocol === 'https:') return true;
    return url.protocol === 'http:' && isLoopback(url.hostname) && url.origin === sandboxOrigin;
  };
  return {
    mayShow,
    mayLoad: (address) => mayShow(address) || /^(?:wss|data|blob):/u.test(address),
  };
}

const metadata = z.looseObject({ authorization_endpoint: z.url() });

/** The origin of the practice tenant's sign-in pages, or null when it serves them over https. */
export function readSandboxOrigin(sandbox: SandboxEnvironment | null): string | null {
  if (sandbox === null) return null;
  const { authorization_endpoint } = metadata.parse(JSON.parse(sandbox.authorityMetadata));
  const url = new URL(authorization_endpoint);
  return url.protocol === 'http:' && isLoopback(url.hostname) ? url.origin : null;
}

/** RFC 8252 section 7.3: the loopback addresses. `localhost` is one by RFC 6761 section 6.3. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname)
  );
}
