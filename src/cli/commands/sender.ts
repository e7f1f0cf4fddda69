import { type Command } from 'commander';
import { isDeepStrictEqual } from 'node:util';
import { type AppliedSender } from '../../contract/sender-rules.ts';
import { countSeverities } from '../../languages/count-words.ts';
import { applySenderRules } from '../../services/odoo/senders/rules/apply-sender-rules.ts';
import { askCollega } from '../session/ask-collega.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { formatAppliedSender, nameServers } from '../output/format-applied-sender.ts';
import { readPlace } from '../session/read-place.ts';
import { formatFinding } from '../output/print-report.ts';
import { readSenderCases } from '../options/read-sender-cases.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { formatSenderTable, type AppliedCase } from '../output/sender-table.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { lookUpOfWindow } from '../terminal/window-texts.ts';

interface SenderOptions {
  readonly cases?: string;
  readonly from?: string;
  readonly review?: true;
  readonly client?: string;
  readonly json?: true;
}

/** `collega sender`: Odoo's choice of a server for cases of a file, or for a client's own set-up. */
export function defineSender(sender: Command, run: CommandRunner): void {
  sender
    .option('--cases <file>', translate('help.cases'))
    .option('--from <address>', translate('help.senderFrom'))
    .option('--review', translate('help.senderReview'))
    .option('-c, --client <name>', translate('help.client'))
    .option('--json', translate('help.json'))
    .action((options: SenderOptions, command: Command) =>
      run((terminal, signal) => {
        const chosen = [options.cases, options.from, options.review];
        if (chosen.filter((each) => each !== undefined).length !== 1) {
          throw new CommandEnd(exitStatus.wrongUse, translate('sender.oneOf'));
        }
        const { cases } = options;
        if (cases === undefined) return askOfClient(options, command, terminal, signal);
        // A case is a whole set-up of its own: no client's would take part in it.
        if (options.client !== undefined) {
          throw new CommandEnd(exitStatus.wrongUse, translate('sender.noClientWithCases'));
        }
        return applyCases(cases, options.json === true, terminal);
      }),
    );
}

async function applyCases(path: string, json: boolean, terminal: Terminal): Promise<ExitStatus> {
  const cases = (await readSenderCases(path)).map((given): AppliedCase => ({
    given,
    applied: applySenderRules(given),
  }));
  const results = cases.map(({ applied }) => applied.result);
  terminal.out(
    json ? JSON.stringify(results, null, 2) : formatSenderTable(cases, terminal.columns),
  );
  const different = cases.filter(
    ({ given, applied }) =>
      given.result !== undefined && !isDeepStrictEqual(given.result, applied.result),
  );
  if (different.length === 0) return exitStatus.passed;
  terminal.note(translate('sender.differ', { count: different.length, total: cases.length }));
  for (const { given } of different) terminal.note(`  ${given.name}`);
  return exitStatus.checkFailed;
}

async function askOfClient(
  options: SenderOptions,
  command: Command,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitStatus> {
  const { openCollega } = await import('../session/open-collega.ts');
  const { collega, close } = await openCollega(readPlace(command), terminal, {
    unlocking: 'no',
  });
  try {
    const { id: clientId } = await findClient(collega, options.client, signal);
    const servers = await askCollega(collega, 'mailServers.list', { clientId }, signal);
    const names = nameServers(servers);
    if (options.from === undefined) {
      const { findings } = await askCollega(collega, 'senderRules.review', { clientId }, signal);
      if (options.json) terminal.out(JSON.stringify(findings, null, 2));
      for (const finding of options.json ? [] : findings) terminal.out(formatFinding(finding));
      const errors = findings.filter(({ severity }) => severity === 'error').length;
      terminal.note(
        findings.length === 0
          ? translate('sender.reviewGood')
          : lookUpOfWindow('senderRules.review.found', {
              counts: countSeverities(findings, lookUpOfWindow),
            }),
      );
      return errors > 0 ? exitStatus.checkFailed : exitStatus.passed;
    }
    const input = { clientId, from: options.from };
    const applied = await askCollega(collega, 'senderRules.apply', input, signal);
    const server = applied.serverId === null ? null : (names.get(applied.serverId) ?? null);
    if (options.json) terminal.out(JSON.stringify({ server, ...applied }, null, 2));
    else terminal.out(formatAppliedSender(applied, names));
    return isRefused(applied) ? exitStatus.checkFailed : exitStatus.passed;
  } finally {
    await close();
  }
}

/** By Odoo itself, or by Exchange as far as the user has noted no Send As. */
function isRefused({ exchange }: AppliedSender): boolean {
  return (
    exchange === null || exchange.kind === 'send-as-needed' || exchange.kind === 'foreign-sender'
  );
}
