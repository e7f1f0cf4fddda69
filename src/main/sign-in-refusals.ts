import type { Session, WebContents } from 'electron';
import { type SignInReply } from '../services/shell/ports/shell.ts';

/** Codes of a sign-in window's reply that are no error of the network (window-method.ts). */
export const refusalCodes = { site: 'ERR_SITE_PASSWORD', proxy: 'ERR_PROXY_PASSWORD' } as const;

/**
 * Notices that a site or the proxy asks for a password in a way that the window does not answer. It
 * allows no integrated sign-in, and gives a site no password: Chromium then shows the bare page of a
 * 401 or 407, or says that the tunnel failed. Asked by frames and scripts, as Entra's seamless sign-in
 * does, it is nothing: the page goes another way.
 */
export class SignInRefusals {
  #proxyAsked = false;

  /** Listens after the proxy's own credentials have been offered (sign-in-proxy.ts). */
  constructor(contents: WebContents) {
    contents.on('login', (event, _details, { isProxy }) => {
      if (isProxy && !event.defaultPrevented) this.#proxyAsked = true;
    });
  }

  /** The reply for the answer that a page of the main frame begins with, or null. */
  ofResponse(status: number, address: string): SignInReply | null {
    const { host } = new URL(address);
    if (status === 401) return failed(refusalCodes.site, `HTTP 401 ${host}`);
    if (status === 407) return failed(refusalCodes.proxy, 'HTTP 407');
    return null;
  }

  /** The reply for a page that did not load. */
  ofFailure(description: string): SignInReply {
    return this.#proxyAsked
      ? failed(refusalCodes.proxy, `HTTP 407 ${description}`)
      : failed(description, 'the page did not load');
  }
}

/** Forgets what a sign-in leaves besides its storage: Electron frees no session before it ends. */
export async function clearCaches(own: Session): Promise<void> {
  await own.clearData();
  await own.clearAuthCache();
  await own.closeAllConnections();
}

function failed(code: string, text: string): SignInReply {
  return { kind: 'failed', code, text };
}
