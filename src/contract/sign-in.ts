import { z } from 'zod';
import { secretField } from './secret-fields.ts';
import { command, query } from './call.ts';
import { finding } from './findings.ts';
import { mailboxAddress, recordId } from './identifiers.ts';
import { mailboxLink, signedInAccount } from './mailbox-links.ts';

export const flowId = z.uuid();

/**
 * Where the user signs in: in a window of Collega's own that stops Odoo's redirect (docs/adr/0002),
 * in the system browser, which comes back to `http://localhost`, or anywhere, by pasting the final
 * address.
 */
export const signInWay = z.enum(['window', 'browser', 'pasted']);
export type SignInWay = z.infer<typeof signInWay>;

/** How a sign-in ended. */
export const signInOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('linked'), link: mailboxLink }),
  /**
   * Someone else signed in (row 84). The tokens wait in memory for `signIn.keepAsDelegate` or
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

export const signInPhase = z.enum([
  'opening-window',
  'waiting-for-user',
  'waiting-for-browser',
  'waiting-for-address',
  'redeeming-code',
  'saving',
]);

export const signInProgress = z.strictObject({ flowId, phase: signInPhase });
export type SignInProgress = z.infer<typeof signInProgress>;

/** What the user opens, outside of Collega's own window. It holds neither code nor verifier. */
export const signInAddress = z.strictObject({
  authorizeUrl: z.url({ protocol: /^https?$/ }),
  /** The page on which the user ends. */
  redirectUri: z.string(),
  /** False: the user must open the address; the system's browser could not be started. */
  opened: z.boolean(),
});
export type SignInAddress = z.infer<typeof signInAddress>;

export const signInAddressReady = signInAddress.extend({ flowId });

/** A sign-in that has not ended, for a window that was loaded again. */
export const pendingSignIn = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('running'),
    flowId,
    clientId: recordId,
    mailbox: z.string(),
    way: signInWay,
    phase: signInPhase,
    address: signInAddress.nullable(),
  }),
  z.strictObject({
    state: z.literal('other-account'),
    flowId,
    clientId: recordId,
    mailbox: z.string(),
    account: signedInAccount,
  }),
]);
export type PendingSignIn = z.infer<typeof pendingSignIn>;

/** Whether a pasted address is the answer; when it is not, the sign-in goes on waiting. */
export const pasteReply = z.discriminatedUnion('accepted', [
  z.strictObject({ accepted: z.literal(true) }),
  z.strictObject({
    accepted: z.literal(false),
    problem: z.enum(['other-page', 'other-sign-in', 'without-code']),
  }),
]);
export type PasteReply = z.infer<typeof pasteReply>;

export const signInCalls = {
  'signIn.start': command(
    z.strictObject({
      flowId,
      clientId: recordId,
      mailbox: mailboxAddress,
      way: signInWay.default('window'),
    }),
    signInOutcome,
    { changes: ['mailbox-links'] },
  ),
  /** Hands in the final address of a sign-in that waits for one. It holds the code. */
  'signIn.paste': command(
    z.strictObject({ flowId, address: secretField(z.string().max(16_384)) }),
    pasteReply,
    { changes: [] },
  ),
  'signIn.pending': query(z.strictObject({}), z.array(pendingSignIn)),
  /** Waits for the end of a sign-in that runs already. */
  'signIn.join': command(z.strictObject({ flowId }), signInOutcome, { changes: ['mailbox-links'] }),
  /** Keeps the other account as the delegate of the shared mailbox. */
  'signIn.keepAsDelegate': command(z.strictObject({ flowId }), mailboxLink, {
    changes: ['mailbox-links'],
  }),
  /** Closes the window, or forgets tokens that wait for a decision. */
  'signIn.cancel': command(z.strictObject({ flowId }), z.null(), { changes: [] }),
};
