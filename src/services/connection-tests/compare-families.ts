import { type ConnectionTestReport, type TestStep } from '../../contract/connection-tests.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { type ConnectionTestOptions, type ConnectionTestPlan } from './connection-test-plan.ts';

/** Less time would answer with a deadline, which compares nothing. */
const leastMs = 2_000;

type Run = (
  plan: ConnectionTestPlan,
  options: ConnectionTestOptions,
) => Promise<ConnectionTestReport>;

/**
 * Exchange at times signs in over IPv6 and refuses the mailbox, which it opens over IPv4 (row 237).
 * Where that may be so, the test is made once more over IPv4, within the same deadline: only then
 * does it take a second connection and a second sign-in.
 */
export async function compareFamilies(
  report: ConnectionTestReport,
  plan: ConnectionTestPlan,
  options: ConnectionTestOptions,
  run: Run,
): Promise<ConnectionTestReport> {
  const refused = report.findings.find(({ code }) => code === 'authenticated-but-not-connected');
  const addresses = ipv4BehindIpv6(report);
  const timeoutMs = plan.timeoutMs - report.durationMs;
  if (refused === undefined || addresses.length === 0 || timeoutMs < leastMs) return report;
  const other = await run(
    { ...plan, timeoutMs },
    {
      ...options,
      lookUp: () => Promise.resolve(addresses.map((address) => ({ address, family: 4 }))),
      // The steps that were shown are those of the first run.
      onStepStarted: () => undefined,
      onStepFinished: () => undefined,
    },
  );
  if (other.outcome === 'cancelled') return report;
  const text = bothResults(report, other);
  const found =
    other.outcome === 'failed'
      ? { ...refused, evidence: [...refused.evidence, ...text] }
      : diagnose(
          {
            kind: 'conversation',
            protocol: 'imap',
            step: 'list',
            problem: 'refused-over-ipv6',
            text: text.join('\n'),
          },
          plan.context,
          refused.step,
        );
  return {
    ...report,
    durationMs: report.durationMs + other.durationMs,
    roundTrips: report.roundTrips + other.roundTrips,
    findings: report.findings.map((each) => (each === refused ? found : each)),
    transcript: [
      ...report.transcript,
      ...other.transcript.map((line) => ({ ...line, at: line.at + report.durationMs })),
    ],
  };
}

function ipv4BehindIpv6({ steps }: ConnectionTestReport): string[] {
  if (detailOf(steps, 'tcp')['family'] !== 'IPv6') return [];
  const ipv4: unknown = detailOf(steps, 'dns')['ipv4'];
  return Array.isArray(ipv4) ? ipv4.filter((each) => typeof each === 'string') : [];
}

function bothResults(first: ConnectionTestReport, second: ConnectionTestReport): string[] {
  return [first, second].map((report) => {
    const { family, address } = detailOf(report.steps, 'tcp');
    const last = report.transcript.findLast(
      ({ from, line }) => from === 'server' && /^\S+ (?:OK|NO|BAD)\b/.test(line),
    );
    const where = [family, address].filter((each) => typeof each === 'string').join(' ');
    return `${where}: ${last?.line ?? report.findings[0]?.title ?? ''}`;
  });
}

function detailOf(steps: readonly TestStep[], wanted: TestStep['id']): TestStep['detail'] {
  return steps.find(({ id }) => id === wanted)?.detail ?? {};
}
