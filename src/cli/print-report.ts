import {
  type ConnectionTestReport,
  kindOfTest,
  type TestStep,
} from '../contract/connection-tests.ts';
import { type Finding } from '../contract/findings.ts';
import { skipReasonOf } from '../contract/skip-reasons.ts';
import { say, sayOwner, saySkipReason, sayStep } from './texts.ts';

const marks: Readonly<Record<TestStep['status'], string>> = {
  ok: '✓',
  warning: '!',
  failed: '✗',
  skipped: '·',
};

/** One finished step, e.g. `  ✓ Encryption (TLS)   12 ms`. */
export function formatStep(step: TestStep, prefix: string): string {
  const time = step.status === 'skipped' ? say('skipped') : `${Math.round(step.durationMs)} ms`;
  const reason = skipReasonOf(step);
  const why = reason === null ? '' : `  (${saySkipReason(reason)})`;
  return `  ${prefix}${marks[step.status]} ${sayStep(step.id).padEnd(28)} ${time.padStart(8)}${why}`;
}

export function formatVerdict(report: ConnectionTestReport): string {
  const { host, port, username } = report.server;
  return say(`verdict.${kindOfTest(report)}.${report.outcome}`, {
    server: `${host}:${port}`,
    username,
    seconds: (report.durationMs / 1000).toFixed(1),
  });
}

/** What happened, why, who must do what; then what to paste and what to read. */
export function formatFinding(finding: Finding): string {
  const lines = [
    `  ${finding.title}  [${finding.code}]`,
    ...finding.evidence.map((words) => `    ${say('serverSaid')} ${words}`),
    `    ${say('why')} ${finding.cause}`,
    `    ${say('who')} ${sayOwner(finding.owner)}`,
    `    ${say('whatToDo')} ${finding.fix}`,
    ...finding.commands.map((command) => `      > ${command}`),
    ...finding.links.map((link) => `      ${link}`),
  ];
  return lines.join('\n');
}
