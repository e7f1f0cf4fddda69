import { assertNever } from '../../../assert-never.ts';
import { type NetworkRoute } from '../../../network/network-route.ts';
import { type Signal } from '../../../diagnosis/signal.ts';
import { offlineCode } from '../../../network/node-errors.ts';
import { type Shell, type SignInReply } from '../../../shell/ports/shell.ts';
import { signalOfDeadEnd } from '../dead-end-pages.ts';
import { type SignInMethod } from './sign-in-method.ts';

/** Collega's own window, which stops Odoo's redirect before it is sent. */
export function createWindowMethod(options: {
  readonly shell: Shell;
  readonly mailbox: string;
  readonly redirectUri: string;
  readonly route: NetworkRoute;
}): SignInMethod {
  const { shell, mailbox, redirectUri, route } = options;
  return {
    redirectUri,
    phase: 'waiting-for-user',
    wait: async ({ authorizeUrl, readReply, signal }) => {
      const proxy = await route.proxyOfWindow(authorizeUrl);
      const window = { authorizeUrl, redirectUri, mailbox, proxy, signal };
      const reply = await shell.openSignInWindow(window);
      switch (reply.kind) {
        case 'closed': {
          const deadEnd = signalOfDeadEnd(reply.lastPage ?? null, authorizeUrl);
          return deadEnd === null ? { kind: 'closed' } : { kind: 'failed', signal: deadEnd };
        }
        case 'failed':
          return { kind: 'failed', signal: signalOfFailure(reply) };
        case 'unavailable':
          return {
            kind: 'failed',
            signal: { kind: 'sign-in', problem: 'no-window', text: reply.text },
          };
        case 'redirected':
          return { kind: 'answered', answer: readReply(reply) };
        default:
          return assertNever(reply);
      }
    },
    close: () => Promise.resolve(),
  };
}

/**
 * Two codes are the shells' own: the way asked for a password that the window does not have. Without
 * a network the window has not failed.
 */
function signalOfFailure({ code, text }: Extract<SignInReply, { kind: 'failed' }>): Signal {
  if (code === 'ERR_PROXY_PASSWORD') {
    return { kind: 'network', stage: 'authority', code: 'EPROXYAUTH', text };
  }
  const offline = offlineCode(code);
  if (offline !== null) return { kind: 'network', stage: 'authority', code: offline, text };
  const problem = code === 'ERR_SITE_PASSWORD' ? 'window-unauthorized' : 'window-failed';
  return { kind: 'sign-in', problem, text: `${code} ${text}` };
}
