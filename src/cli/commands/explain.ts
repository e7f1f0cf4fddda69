import { InvalidArgumentError, type Command } from 'commander';
import { maxPasteLength } from '../../contract/paste-length.ts';
import { aadstsLookUp } from '../../contract/known-links.ts';
import { explainText, type Explanation } from '../../services/diagnosis/explain/explain-text.ts';
import { unknownParams } from '../../services/diagnosis/finding-params.ts';
import { contextWithoutClient } from '../../services/diagnosis/context-without-client.ts';
import { askCollega } from '../session/ask-collega.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { type ReportMask } from '../../contract/report-mask.ts';
import { type Language } from '../../contract/settings.ts';
import { letterText } from '../../languages/translate-letter.ts';
import { type Collega } from '../../services/collega.ts';
import { languageOption, refuseIdleLanguage } from '../options/language-option.ts';
import { maskOption } from '../options/mask-option.ts';
import { readPlace } from '../session/read-place.ts';
import { formatFinding } from '../output/print-report.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate, currentLanguage } from '../terminal/texts.ts';

interface ExplainOptions {
  readonly client?: string;
  readonly mailbox?: string;
  readonly message?: true;
  readonly language: Language;
  readonly out?: string;
  readonly force?: true;
  readonly mask?: Exclude<ReportMask, 'none'>;
  readonly json?: true;
}

/** `collega explain [TEXT]`: the findings behind anything pasted. Touches no record without a client. */
export function defineExplain(explain: Command, run: CommandRunner): void {
  explain
    .argument('[text]', translate('help.explainText'))
    .option('-c, --client <name>', translate('help.explainClient'))
    .option('-m, --mailbox <address>', translate('help.explainMailbox'), readMailbox)
    .option('--message', translate('help.message'))
    .addOption(languageOption('help.messageLanguage'))
    .option('-o, --out <file>', translate('help.explainOut'))
    .option('--force', translate('help.force'))
    .addOption(maskOption())
    .option('--json', translate('help.json'))
    .action((given: string | undefined, options: ExplainOptions, command: Command) =>
      run(async (terminal, signal) => {
        const written = options.message === true || options.out !== undefined;
        refuseIdleLanguage(command, '--message, --out', written);
        const text = given ?? (await readPasted(terminal, signal));
        if (text.trim() === '') {
          throw new CommandEnd(exitStatus.wrongUse, translate('explain.nothingGiven'));
        }
        if (text.length > maxPasteLength) {
          throw new CommandEnd(exitStatus.wrongUse, translate('explain.tooLong'));
        }
        const { findings, understood } = await findCauses(text, options, command, terminal, signal);
        for (const finding of options.message ? [] : findings) {
          if (options.json) terminal.note(formatFinding(finding));
          else terminal.out(formatFinding(finding));
        }
        if (findings.length === 0) {
          for (const line of formatUnderstood(understood)) terminal.note(line);
          const { length } = understood.codes;
          terminal.note(translate(length > 0 ? 'explain.numberAlone' : 'explain.notRecognised'));
        }
        if (options.out !== undefined) await writeReport(text, options, command, terminal, signal);
        if (options.message) {
          const { printLetters } = await import('../output/print-letters.ts');
          const { language, json } = options;
          const form = { language, json: json === true, testedAt: null };
          const letters = printLetters(terminal, findings, form);
          if (lacksMailbox(letters.map(letterText))) {
            terminal.note(translate('explain.nameMailbox'));
          }
        } else if (options.json) terminal.out(JSON.stringify(findings, null, 2));
        return findings.length > 0 ? exitStatus.passed : exitStatus.checkFailed;
      }),
    );
}

/** Whether who signs in is left open: of a refused Send As, who gets the right. */
function lacksMailbox(texts: readonly string[]): boolean {
  const { mailbox = '', signedInAs = '' } = unknownParams;
  return texts.some((text) => text.includes(mailbox) || text.includes(`-Trustee ${signedInAs}`));
}

/** Loaded without the schemas of the contract, which `explain` does without. */
function readMailbox(text: string): string {
  if (/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/u.test(text.trim())) return text.trim();
  throw new InvalidArgumentError(translate('formats.mailbox'));
}

/** Where no finding could be given: whose words they are, and what there is to look up. */
function formatUnderstood(understood: Explanation['understood']): string[] {
  const { service, codes, traceId, correlationId } = understood;
  const ids = [
    ...(traceId === null ? [] : [`Trace ID ${traceId}`]),
    ...(correlationId === null ? [] : [`Correlation ID ${correlationId}`]),
  ];
  const named =
    service === 'Microsoft'
      ? translate('explain.understood.microsoft')
      : translate('explain.understood.service', { service: service ?? '' });
  return [
    ...(service === null ? [] : [named]),
    ...(codes.length === 0
      ? []
      : [translate('explain.understood.codes', { codes: codes.join(', ') })]),
    ...codes.flatMap((code) =>
      code.startsWith('AADSTS') ? [aadstsLookUp(Number(code.slice('AADSTS'.length)))] : [],
    ),
    ...(ids.length === 0 ? [] : [translate('explain.understood.ids', { ids: ids.join(', ') })]),
  ];
}

/** What is piped in, or pasted by hand up to the end of input; empty when that was interrupted. */
async function readPasted(terminal: Terminal, signal: AbortSignal): Promise<string> {
  const hint = translate(process.platform === 'win32' ? 'explain.pasteWindows' : 'explain.paste');
  try {
    return (await terminal.readInput({ hint, signal })) ?? '';
  } catch (error) {
    if (signal.aborted) return '';
    throw error;
  }
}

async function findCauses(
  text: string,
  options: ExplainOptions,
  command: Command,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Explanation> {
  const { mailbox = '' } = options;
  if (options.client === undefined)
    return explainText(text, { ...contextWithoutClient(currentLanguage()), mailbox });
  return askAbout(options.client, { command, terminal, signal }, (collega, clientId) =>
    askCollega(collega, 'diagnosis.explain', { text, clientId, mailbox }, signal),
  );
}

/** Writes the explanation as a report, in the form that the file's name asks for. */
async function writeReport(
  text: string,
  options: ExplainOptions,
  command: Command,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { client, mailbox = '', language, out = '-', force } = options;
  const mask: ReportMask = options.mask ?? 'none';
  const { explainWithoutClient, writeExplanation } = await import('../output/write-explanation.ts');
  const request = { text, mailbox, language, mask };
  const forms =
    client === undefined
      ? await explainWithoutClient(request)
      : await askAbout(client, { command, terminal, signal }, (collega, clientId) =>
          askCollega(collega, 'reports.createExplanation', { ...request, clientId }, signal),
        );
  writeExplanation(out, forms, force === true);
  terminal.note(translate('reportWritten', { path: out }));
  if (mask !== 'none') terminal.note(translate('nameMayStay'));
}

interface Asking {
  readonly command: Command;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Opens Collega for one question about a client. */
async function askAbout<Answer>(
  name: string,
  { command, terminal, signal }: Asking,
  askClient: (collega: Collega, clientId: string) => Promise<Answer>,
): Promise<Answer> {
  const { openCollega } = await import('../session/open-collega.ts');
  const { collega, close } = await openCollega(readPlace(command), terminal, {
    unlocking: 'no',
  });
  try {
    const client = await findClient(collega, name, signal);
    return await askClient(collega, client.id);
  } finally {
    await close();
  }
}
