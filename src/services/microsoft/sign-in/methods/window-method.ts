import { assertNever } from '../../../assert-never.ts';
import { type NetworkRoute } from '../../../network/network-route.ts';
import { type Shell } from '../../../shell/ports/shell.ts';
import { signalOfDeadEnd } from '../dead-end-pages.ts';
import { type AnswerEnd, type SignInMethod } from './sign-in-method.ts';

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
    wait: async ({ authorizeUrl, judge, signal }) => {
      const proxy = route.proxyOfWindow(authorizeUrl);
      const window = { authorizeUrl, redirectUri, mailbox, proxy, signal };
      const reply = await shell.openSignInWindow(window);
      switch (reply.kind) {
        case 'closed': {
          const deadEnd = signalOfDeadEnd(reply.lastPage ?? null, authorizeUrl);
          return deadEnd === null ? { kind: 'closed' } : { kind: 'failed', signal: deadEnd };
        }
        case 'failed':
          return failed('window-failed', `${reply.code} ${reply.text}`);
        case 'unavailable':
          return failed('no-window', reply.text);
        case 'redirected':
          return { kind: 'answered', answer: judge(reply) };
        default:
          return assertNever(reply);
      }
    },
    close: () => Promise.resolve(),
  };
}

function failed(problem: 'window-failed' | 'no-window', text: string): AnswerEnd {
  return { kind: 'failed', signal: { kind: 'sign-in', problem, text } };
}
