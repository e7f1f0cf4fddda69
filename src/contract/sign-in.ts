import { z } from 'zod';
import { command } from './call.ts';
import { finding } from './findings.ts';
import { mailboxAddress, recordId } from './identifiers.ts';
import { mailboxLink, signedInAccount } from './mailbox-links.ts';

export const flowId = z.uuid();

/** How a sign-in ended. */
export const signInOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('linked'), link: mailboxLink }),
  /**
   * Somebody else signed in (row 84). The tokens wait in memory for `signIn.keepAsDelegate` or
   * `signIn.cancel`, ten minutes at most.
   */
  z.strictObject({
    outcome: z.literal('other-account'),
    flowId,
    mailbox: z.string(),
    account: signedInAccount,
  }),
  z.strictObject({ outcome: z.literal('failed'), findings: z.array(finding).min(1) }),
  z.strictObject({ outcome: z.literal('cancelled') }),
]);
export type SignInOutcome = z.infer<typeof signInOutcome>;

export const signInProgress = z.strictObject({
  flowId,
  phase: z.enum(['opening-window', 'waiting-for-user', 'redeeming-code', 'saving']),
});
export type SignInProgress = z.infer<typeof signInProgress>;

export const signInCalls = {
  'signIn.start': command(
    z.strictObject({ flowId, clientId: recordId, mailbox: mailboxAddress }),
    signInOutcome,
  ),
  /** Keeps the other account as the delegate of the shared mailbox. */
  'signIn.keepAsDelegate': command(z.strictObject({ flowId }), mailboxLink),
  /** Closes the window, or forgets tokens that wait for a decision. */
  'signIn.cancel': command(z.strictObject({ flowId }), z.null()),
};
