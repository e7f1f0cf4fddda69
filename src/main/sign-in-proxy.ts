import type { ProxyConfig, WebContents } from 'electron';
import { assertNever } from '../services/assert-never.ts';
import { type SignInProxy } from '../services/shell/ports/shell.ts';

/** The proxy of a sign-in window in Electron's words. */
export function proxyConfigOf(proxy: SignInProxy): ProxyConfig {
  switch (proxy.kind) {
    case 'system':
      return { mode: 'system' };
    case 'direct':
      return { mode: 'direct' };
    case 'fixed':
      return { mode: 'fixed_servers', proxyRules: proxy.server };
    default:
      return assertNever(proxy);
  }
}

/**
 * Gives the proxy its credentials when it asks: once, since it asks again for as long as they are
 * wrong. A web site that asks gets none.
 */
export function answerProxy(contents: WebContents, proxy: SignInProxy): void {
  if (proxy.kind !== 'fixed' || proxy.username === '') return;
  let given = false;
  contents.on('login', (event, _details, { isProxy }, answer) => {
    if (!isProxy || given) return;
    given = true;
    event.preventDefault();
    answer(proxy.username, proxy.password.reveal());
  });
}
