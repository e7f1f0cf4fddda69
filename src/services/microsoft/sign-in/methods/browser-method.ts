import { type SignInAddress } from '../../../../contract/sign-in.ts';
import { type Language } from '../../../../contract/settings.ts';
import { defer } from '../../../deferred.ts';
import { type Clock } from '../../../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../../../shell/ports/sandbox-environment.ts';
import { type Shell } from '../../../shell/ports/shell.ts';
import { isAuthorizeAddress } from '../authorize-address.ts';
import { openLoopbackRedirect } from '../loopback/open-loopback-redirect.ts';
import { type RedirectReply } from '../read-redirect-reply.ts';
import {
  isAnswer,
  waitUnlessCancelled,
  type AnswerRequest,
  type SignInMethod,
} from './sign-in-method.ts';

/**
 * The system's browser with a redirect to loopback, for what an embedded window cannot do: passkeys,
 * device-bound Conditional Access, single sign-on (RFC 8252; rows 75, 77, 78 of failures.md). It
 * proves client ID and secret, but not Odoo's own redirect URI.
 * @throws Node's error when no port could be had (row 79)
 */
export async function openBrowserMethod(options: {
  readonly shell: Shell;
  readonly clock: Clock;
  readonly language: Language;
  /** The practice tenant, whose sign-in page is on this machine. */
  readonly sandbox: SandboxEnvironment | null;
  /** Tells the user what to open, in case the browser does not. */
  readonly announce: (address: SignInAddress) => void;
}): Promise<SignInMethod> {
  let readReply: AnswerRequest['readReply'] | null = null;
  const answered = defer<RedirectReply>();
  const { shell, clock, language, announce } = options;
  const loopback = await openLoopbackRedirect({
    language,
    clock,
    accepts: (address) => {
      const answer = readReply?.({ address, formPost: null });
      if (answer === undefined || !isAnswer(answer)) return false;
      answered.resolve(answer);
      return true;
    },
  });
  const { redirectUri } = loopback;
  return {
    redirectUri,
    phase: 'waiting-for-browser',
    wait: async (request) => {
      ({ readReply } = request);
      const { authorizeUrl, signal } = request;
      // Another program was quicker than the browser: it knows the state now.
      const entrance = loopback.openEntrance(authorizeUrl, () =>
        answered.resolve({
          kind: 'refused',
          signal: { kind: 'sign-in', problem: 'state-mismatch', text: '' },
        }),
      );
      const allowed = isAuthorizeAddress(authorizeUrl, options.sandbox);
      const opened = allowed && (await shell.openSignInPage(entrance));
      announce({ authorizeUrl, redirectUri, opened });
      return waitUnlessCancelled(answered.promise, signal);
    },
    close: () => loopback.close(),
  };
}
