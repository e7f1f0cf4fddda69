import { type TestStep } from '../../contract/connection-tests.ts';
import { type StepId } from '../../contract/findings.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { groupAppFindings } from '../../services/diagnosis/group-app-findings.ts';
import { BusyLines } from '../terminal/busy-lines.ts';
import { formatFinding, formatSteps, formatVerdict } from './print-report.ts';
import { StepLines, type PrintOptions } from './step-lines.ts';
import { hasPassed, type TestedServer } from './tested-server.ts';
import { completeCommands, printingFor } from '../terminal/printed-commands.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { formatMoment, translate } from '../terminal/texts.ts';

/** Tells of tests as they run: each server's lines together, under its name. */
export interface TestPrinter {
  stepStarted(step: StepId): void;
  stepFinished(step: TestStep): void;
  ended(tested: TestedServer): void;
  /** Leaves no timer behind. */
  close(): void;
}

/** One server alone: each step as it ends. */
export function printOneTest(server: MailServer, printing: PrintOptions): TestPrinter {
  const lines = new StepLines(printing);
  const { write } = printing;
  write(formatHead(server));
  return {
    stepStarted: (step) => lines.started(step),
    stepFinished: (step) => lines.finished(step),
    ended: (tested) => {
      lines.close();
      write(formatVerdictLine(tested));
      for (const finding of tested.report.findings) {
        write(printingFor(printing.clientOf?.(server) ?? null, () => formatFinding(finding)));
      }
      for (const line of formatStanding(tested)) {
        write(printingFor(printing.clientOf?.(server) ?? null, () => completeCommands(line)));
      }
    },
    close: () => lines.close(),
  };
}

/**
 * Several at once: the lines of a server when it has ended, since those of ten servers in turn did
 * not show which server they were of. What is wrong with the Azure app is named here, and explained
 * once at the end (row 99 of failures.md).
 */
export function printManyTests(
  count: number,
  { terminal, write, clientOf }: PrintOptions,
): TestPrinter {
  const busy = new BusyLines(terminal);
  let done = 0;
  busy.start('all', () => translate('tests.progress', { done, count }));
  return {
    stepStarted: () => undefined,
    stepFinished: () => undefined,
    ended: (tested) => {
      done += 1;
      const client = clientOf?.(tested.server) ?? null;
      write(printingFor(client, () => formatBlock(tested)));
    },
    close: () => busy.stopAll(),
  };
}

function formatBlock(tested: TestedServer): string {
  const { server, report } = tested;
  const { alarms, others } = groupAppFindings([{ subject: server, findings: report.findings }]);
  return [
    formatHead(server),
    ...formatSteps(report.steps),
    formatVerdictLine(tested),
    ...formatStanding(tested).map(completeCommands),
    ...others.flatMap(({ findings }) => findings.map(formatFinding)),
    ...alarms.map(({ finding: { title, code } }) => `  ${title}  [${code}]`),
    '',
  ].join('\n');
}

function formatHead({ name, username, direction, host, port }: MailServer): string {
  const whose = name === username ? name : `${name}, ${username}`;
  return `${whose} (${translate(`directions.${direction}`)}, ${host}:${port})`;
}

function formatVerdictLine({ report }: TestedServer): string {
  return `  ${hasPassed(report) ? '✓' : '✗'} ${formatVerdict(report)}`;
}

/** After a test without a message has passed: the failed message that still counts, if there is one. */
function formatStanding({ server, standing }: TestedServer): string[] {
  if (standing === undefined) return [];
  const text = translate('tests.messageStands', {
    time: formatMoment(new Date(standing.startedAt)),
    codes: standing.findings.map(({ code }) => code).join(', '),
    quotedMailbox: quoteForShell(server.username),
  });
  return [`  ✗ ${text}`];
}
