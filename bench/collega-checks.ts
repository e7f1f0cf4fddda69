import { type ConnectionTestPlan } from '../src/services/connection-tests/connection-test-plan.ts';
import { runConnectionTest } from '../src/services/connection-tests/run-connection-test.ts';
import { planFor } from '../src/services/connection-tests/testing/run-against.ts';
import { systemClock } from '../src/services/shell/ports/clock.ts';
import { type MailPlace } from './mail-place.ts';

/** Collega's outgoing test: up to the 354 that answers DATA. */
export function checkOutgoing(place: MailPlace): Promise<void> {
  return check(place, { direction: 'outgoing', encryption: 'starttls' }, place.smtpPort);
}

/** Collega's incoming test: with LIST and INBOX. */
export function checkIncoming(place: MailPlace): Promise<void> {
  return check(place, { direction: 'incoming', encryption: 'implicit' }, place.imapPort);
}

async function check(
  { accessToken, username, certificateAuthority }: MailPlace,
  kind: Pick<ConnectionTestPlan, 'direction' | 'encryption'>,
  port: number,
): Promise<void> {
  const plan = planFor(port, {
    ...kind,
    host: 'localhost',
    username,
    from: username,
    to: username,
    timeoutMs: 30_000,
    certificateAuthorities: [certificateAuthority],
  });
  const report = await runConnectionTest(plan, {
    supplyToken: () => Promise.resolve({ kind: 'token', accessToken, detail: {} }),
    clock: systemClock,
    signal: new AbortController().signal,
    onStepStarted: () => undefined,
    onStepFinished: () => undefined,
  });
  if (report.outcome !== 'passed') {
    throw new Error(
      report.findings.map(({ code, evidence }) => [code, ...evidence].join(': ')).join(),
    );
  }
}
