import { type PasteReply, type SignInAddress } from '../../../../contract/sign-in.ts';
import { defer } from '../../../deferred.ts';
import { isRedirectAddress } from '../is-redirect-address.ts';
import { type RedirectReply } from '../read-redirect-reply.ts';
import {
  isAnswer,
  waitUnlessCancelled,
  type AnswerRequest,
  type SignInMethod,
} from './sign-in-method.ts';

export interface PastedMethod extends SignInMethod {
  /** Takes the final address; what is not the answer is refused, and the sign-in goes on. */
  paste(address: string): PasteReply;
}

/**
 * The owner of the mailbox signs in elsewhere, and hands over the address of the page on which the
 * browser ended (row 80 of failures.md). With Odoo's own redirect URI: the whole registration is
 * proven. Odoo refuses what arrives there, since it never sent this state (docs/adr/0002).
 */
export function createPastedMethod(options: {
  readonly redirectUri: string;
  readonly announce: (address: SignInAddress) => void;
}): PastedMethod {
  const { redirectUri, announce } = options;
  const answered = defer<RedirectReply>();
  let readReply: AnswerRequest['readReply'] | null = null;
  return {
    redirectUri,
    phase: 'waiting-for-address',
    wait: async (request) => {
      ({ readReply } = request);
      announce({ authorizeUrl: request.authorizeUrl, redirectUri, opened: false });
      return waitUnlessCancelled(answered.promise, request.signal);
    },
    paste: (pasted) => {
      const address = pasted.trim();
      if (!isRedirectAddress(address, redirectUri)) return refused('other-page');
      const answer = readReply?.({ address, formPost: null });
      if (answer === undefined) return refused('other-sign-in');
      if (isAnswer(answer)) {
        answered.resolve(answer);
        return { accepted: true };
      }
      const without = answer.kind === 'refused' && isWithoutCode(answer);
      return refused(without ? 'without-code' : 'other-sign-in');
    },
    close: () => Promise.resolve(),
  };
}

function isWithoutCode({ signal }: Extract<RedirectReply, { kind: 'refused' }>): boolean {
  return signal.kind === 'sign-in' && signal.problem === 'no-code';
}

function refused(problem: Extract<PasteReply, { accepted: false }>['problem']): PasteReply {
  return { accepted: false, problem };
}
