import { expect } from 'vitest';
import { type ConnectionTestPlan } from '../../../src/services/connection-tests/connection-test-plan.ts';
import {
  type ImapAnswers,
  imapScript,
} from '../../../src/services/connection-tests/testing/imap-script.ts';
import { planFor, runAgainst } from '../../../src/services/connection-tests/testing/run-against.ts';
import {
  type ScriptedServer,
  type ServerScript,
  startScriptedServer,
} from '../../../src/services/connection-tests/testing/scripted-server.ts';
import {
  type SmtpAnswers,
  smtpScript,
} from '../../../src/services/connection-tests/testing/smtp-script.ts';
import {
  issueTestCertificates,
  type TestCertificates,
} from '../../../src/services/connection-tests/testing/test-certificates.ts';
import { expectNoToken } from './expect-no-token.ts';
import { openResources } from './open-resources.ts';

/** What one meeting must come to. */
export interface Expected {
  readonly step: string;
  readonly code: string;
  /** How often the token may have been sent: never more than once. */
  readonly auth?: 0 | 1;
}

export type Mode = 'starttls' | 'implicit' | 'none';
export const certificates: TestCertificates = await issueTestCertificates();

/** Time for a test to end after its deadline, on a busy machine, milliseconds. */
const grace = 900;

export interface Meeting {
  readonly plan?: Partial<ConnectionTestPlan>;
  readonly timeoutMs?: number;
}

/**
 * Runs one test against one hostile server, and checks what holds whatever a server does: the step
 * and the finding, an end within the deadline, one AUTH at most, no second connection, no token in
 * the report, no handle left.
 */
export async function observeServer(script: ServerScript, expected: Expected, meeting: Meeting) {
  const { timeoutMs = 3_000 } = meeting;
  const before = openResources();
  const server = await startScriptedServer(script);
  const plan = planFor(server.port, {
    timeoutMs,
    certificateAuthorities: [certificates.authority],
    ...meeting.plan,
  });
  try {
    return await meet(server, plan, expected);
  } finally {
    await server.close();
    await expect.poll(openResources, { timeout: 2_000 }).toEqual(before);
  }
}

async function meet(server: ScriptedServer, plan: ConnectionTestPlan, expected: Expected) {
  const { report } = await runAgainst(plan);
  const failed = report.steps.filter(({ status }) => status === 'failed');
  expect(
    { step: failed[0]?.id, code: report.findings[0]?.code },
    JSON.stringify(report.findings.map(({ code, evidence }) => [code, evidence])),
  ).toEqual({ step: expected.step, code: expected.code });
  expect(report.findings).toHaveLength(1);
  expect(report.outcome).toBe('failed');
  expect(report.durationMs).toBeLessThan(plan.timeoutMs + grace);
  const sign = server.lines.filter((line) => /^AUTH |^\S+ AUTHENTICATE /i.test(line));
  expect(sign).toHaveLength(expected.auth ?? sign.length);
  expect(sign.length).toBeLessThanOrEqual(1);
  expect(server.connections()).toBeLessThanOrEqual(1);
  expectNoToken(report);
  expect(JSON.stringify(report).length).toBeLessThan(1_000_000);
  await server.idle();
  return { report, lines: server.lines };
}

export async function observeSmtp(
  answers: SmtpAnswers,
  expected: Expected,
  { mode = 'starttls', ...meeting }: Meeting & { readonly mode?: Mode } = {},
) {
  const plan = { encryption: mode, ...meeting.plan };
  return observeServer(smtpScript(certificates, answers, mode), expected, { ...meeting, plan });
}

export async function observeImap(
  answers: ImapAnswers,
  expected: Expected,
  { mode = 'implicit', ...meeting }: Meeting & { readonly mode?: Mode } = {},
) {
  const plan = { direction: 'incoming', encryption: mode, ...meeting.plan } as const;
  return observeServer(imapScript(certificates, answers, mode), expected, { ...meeting, plan });
}

export async function meetServer(...meeting: Parameters<typeof observeServer>): Promise<void> {
  await observeServer(...meeting);
}

export async function meetSmtp(...meeting: Parameters<typeof observeSmtp>): Promise<void> {
  await observeSmtp(...meeting);
}

export async function meetImap(...meeting: Parameters<typeof observeImap>): Promise<void> {
  await observeImap(...meeting);
}
