import { type StepId } from '../../contract/findings.ts';
import { type ConnectionTestPlan } from './connection-test-plan.ts';

/** The steps of a test in the order in which they happen, which encryption decides. */
export function stepsOf(
  plan: Pick<ConnectionTestPlan, 'direction' | 'encryption' | 'selfMessage'>,
): StepId[] {
  if (plan.direction === 'incoming') {
    // With STARTTLS the greeting comes in clear, before the handshake.
    return plan.encryption === 'implicit'
      ? ['token', 'dns', 'tcp', 'tls', 'greeting', 'capability', 'auth', 'list', 'inbox']
      : ['token', 'dns', 'tcp', 'greeting', 'tls', 'capability', 'auth', 'list', 'inbox'];
  }
  const opening: StepId[] =
    plan.encryption === 'implicit'
      ? ['token', 'dns', 'tcp', 'tls', 'greeting', 'ehlo', 'starttls']
      : ['token', 'dns', 'tcp', 'greeting', 'ehlo', 'starttls', 'tls'];
  const sending: StepId[] = plan.selfMessage === undefined ? [] : ['send'];
  return [...opening, 'auth', 'mail-from', 'rcpt-to', 'data', ...sending];
}
