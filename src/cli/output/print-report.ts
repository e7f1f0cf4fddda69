import { type ConnectionTestReport, type TestStep } from '../../contract/connection-tests.ts';
import { kindOfTest } from '../../contract/kind-of-test.ts';
import { type Finding } from '../../contract/findings.ts';
import { showHost } from '../../contract/mail-hosts.ts';
import { skipReasonOf } from '../../contract/skip-reasons.ts';
import { quotesServer } from '../../services/diagnosis/finding-params.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { completeCommands } from '../terminal/printed-commands.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { lookUp, translate } from '../terminal/texts.ts';
import {
  formatCertainty,
  formatOwner,
  formatSkipReason,
  formatStep,
} from '../terminal/window-texts.ts';

const marks: Readonly<Record<TestStep['status'], string>> = {
  ok: '✓',
  warning: '!',
  failed: '✗',
  skipped: '·',
};

/** Of the names of all steps, in either language, but that of a message to oneself. */
const stepWidth = 38;

/** As many skipped steps are named; of more, the first and the last. */
const namedSteps = 3;

/**
 * Finished steps, e.g. `  ✓ Encryption (TLS)   12 ms`. Skipped ones that follow each other are one
 * line: of a test that ends at once, a screen full of them hid what had failed.
 */
export function formatSteps(steps: readonly TestStep[]): string[] {
  const lines: string[] = [];
  let skipped: TestStep[] = [];
  for (const step of steps) {
    if (step.status === 'skipped') {
      skipped.push(step);
      continue;
    }
    if (skipped.length > 0) lines.push(formatSkipped(skipped));
    skipped = [];
    const time = `${Math.round(step.durationMs)} ms`;
    lines.push(
      `  ${marks[step.status]} ${formatStep(step.id).padEnd(stepWidth)} ${time.padStart(8)}`,
    );
  }
  if (skipped.length > 0) lines.push(formatSkipped(skipped));
  return lines;
}

/** Each reason once, after the steps that it holds for. */
function formatSkipped(steps: readonly TestStep[]): string {
  const byReason = new Map<string, string[]>();
  for (const step of steps) {
    const reason = skipReasonOf(step);
    const why = reason === null ? '' : ` (${formatSkipReason(reason)})`;
    byReason.set(why, [...(byReason.get(why) ?? []), formatStep(step.id)]);
  }
  const parts = [...byReason].map(([why, names]) => {
    const named = names.length > namedSteps ? `${names[0]} … ${names.at(-1)}` : names.join(', ');
    return `${named}${why}`;
  });
  return `  ${marks.skipped} ${translate('skipped')} ${parts.join('; ')}`;
}

export function formatVerdict(report: ConnectionTestReport): string {
  const { host, port, username } = report.server;
  return translate(`verdict.${kindOfTest(report)}.${report.outcome}`, {
    server: `${showHost(host)}:${port}`,
    username,
    seconds: (report.durationMs / 1000).toFixed(1),
  });
}

/** What happened, why, who must do what; then what to paste and what to read. */
export function formatFinding(finding: Finding): string {
  const speaker = quotesServer(finding.params) ? 'serverSaid' : 'errorSaid';
  const lines = [
    `  ${keepOnOneLine(finding.title)}  [${finding.code}]`,
    ...finding.evidence.map((words) => `    ${translate(speaker)} ${keepOnOneLine(words)}`),
    `    ${translate('why')} ${finding.cause}`,
    ...formatCertaintyLine(finding),
    `    ${translate('who')} ${formatOwner(finding.owner, finding.alsoActs)}`,
    `    ${translate('whatToDo')} ${fixInTerminal(finding)}`,
    ...finding.commands.map((command) => `      > ${command}`),
    ...finding.links.map((link) => `      ${link}`),
  ];
  return lines.join('\n');
}

/** Where the window's text names its buttons, the command. */
export function fixInTerminal({ code, fix, params }: Finding): string {
  const { mailbox = '' } = params;
  // Of several mailboxes their words stand here, and no address.
  const quotedMailbox = mailbox.includes('@') ? ` --mailbox ${quoteForShell(mailbox)}` : '';
  const own = lookUp(`findingFixes.${code}`, { quotedMailbox, defaultValue: '' });
  return own === '' ? completeCommands(fix) : own;
}

/** Without words of the other side it said nothing: Collega, or this computer, knows by itself. */
function formatCertaintyLine({ certainty, evidence, params }: Finding): string[] {
  const said = evidence.length > 0 && quotesServer(params);
  if (certainty === undefined || (certainty === 'seen' && !said)) return [];
  return [`    ${translate('certainty')} ${formatCertainty(certainty)}`];
}
