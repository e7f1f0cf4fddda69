import { randomUUID } from 'node:crypto';
import { type ConnectionTestReport } from '../contract/connection-tests.ts';
import { type MailServer } from '../contract/mail-servers.ts';
import { type Collega } from '../services/collega.ts';
import { groupAppFindings } from '../services/diagnosis/group-app-findings.ts';
import { askCollega } from './ask-collega.ts';
import { BusyLines } from './busy-lines.ts';
import { formatFinding, formatStep, formatVerdict } from './print-report.ts';
import { type Terminal } from './terminal.ts';
import { say, sayStep } from './texts.ts';

export interface TestedServer {
  readonly name: string;
  readonly report: ConnectionTestReport;
}

/** Tests the servers side by side, telling each step as it happens on standard error. */
export async function testServers(
  collega: Collega,
  terminal: Terminal,
  servers: readonly MailServer[],
  signal: AbortSignal,
  options: { readonly sendMessage?: boolean; readonly timeoutMs?: number } = {},
): Promise<TestedServer[]> {
  const byId = new Map(servers.map((server) => [server.id, server]));
  const busy = new BusyLines(terminal);
  const stopEvents = collega.onEvent((name, payload) => {
    if (name !== 'connectionTests.progress' || !('step' in payload)) return;
    const server = byId.get(payload.serverId);
    if (server === undefined) return;
    if (payload.kind === 'started') {
      busy.start(payload.runId, sayStep(payload.step));
      return;
    }
    busy.stop(payload.runId);
    terminal.note(formatStep(payload.step, `${say(`directions.${server.direction}`)} `));
  });
  try {
    return await Promise.all(
      servers.map(async (server) => {
        const run = { ...options, runId: randomUUID(), serverId: server.id };
        const report = await askCollega(collega, 'connectionTests.run', run, signal);
        return { name: server.name, report };
      }),
    );
  } finally {
    busy.stopAll();
    stopEvents();
  }
}

export function noteVerdict({ name, report }: TestedServer, terminal: Terminal): void {
  terminal.note(`${hasPassed(report) ? '✓' : '✗'} ${name}: ${formatVerdict(report)}`);
  for (const finding of report.findings) terminal.note(formatFinding(finding));
}

/**
 * The verdicts of several servers. What is wrong with the Azure app is said once, with all the
 * servers that it stops (row 99 of failures.md), after what is wrong with each of them alone.
 */
export function noteVerdicts(tested: readonly TestedServer[], terminal: Terminal): void {
  const results = tested.map((each) => ({ subject: each, findings: each.report.findings }));
  const { alarms, others } = groupAppFindings(results);
  for (const { subject, findings } of others) {
    noteVerdict({ ...subject, report: { ...subject.report, findings: [...findings] } }, terminal);
  }
  for (const { finding, subjects } of alarms) {
    const servers = subjects.map(({ name }) => name).join(', ');
    if (subjects.length > 1) terminal.note(say('alarm', { servers }));
    terminal.note(formatFinding(finding));
  }
}

export function hasPassed(report: ConnectionTestReport): boolean {
  return report.outcome === 'passed' || report.outcome === 'warning';
}
