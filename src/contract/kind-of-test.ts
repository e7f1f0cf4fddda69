import { type ConnectionTestReport } from './connection-tests.ts';

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
