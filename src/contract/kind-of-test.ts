import { type ConnectionTestReport } from './connection-tests.ts';
import { type StepId } from './findings.ts';

/** What a test did, which its verdict must say: it may have sent a message, or not signed in. */
export function kindOfTest({
  direction,
  scope,
  steps,
}: Pick<ConnectionTestReport, 'direction' | 'scope' | 'steps'>):
  'outgoing' | 'incoming' | 'sending' | 'network' {
  if (scope === 'network') return scope;
  const sent = steps.some(({ id, detail }) => id === 'send' && 'messageId' in detail);
  return sent ? 'sending' : direction;
}

/** Whether a test proves nothing of the mailbox since the Collega that ran it has no token for it. */
export function lacksToken({ findings }: Pick<ConnectionTestReport, 'findings'>): boolean {
  return findings.some(({ code }) => code === 'token-not-here');
}

/** A plain test takes the first three too, for another envelope: these are the message's own. */
const stepsOfMessage: readonly StepId[] = ['mail-from', 'rcpt-to', 'data', 'send'];

/** How a message to oneself ended; null where none was asked for, or the test ended before it. */
export function messageOutcome({
  outcome,
  steps,
}: Pick<ConnectionTestReport, 'outcome' | 'steps'>): 'arrived' | 'failed' | null {
  const send = steps.find(({ id }) => id === 'send');
  if (send === undefined || outcome === 'cancelled') return null;
  if (send.status === 'ok' || send.status === 'warning') return 'arrived';
  const failed = steps.some(({ id, status }) => status === 'failed' && stepsOfMessage.includes(id));
  return failed ? 'failed' : null;
}
