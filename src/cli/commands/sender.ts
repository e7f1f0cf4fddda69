import { type Command } from 'commander';
import { isDeepStrictEqual } from 'node:util';
import { type SenderCase } from '../../contract/sender-rules.ts';
import {
  applySenderRules,
  type AppliedRules,
} from '../../services/sender-rules/apply-sender-rules.ts';
import { exitStatus } from '../exit-status.ts';
import { readSenderCases } from '../read-sender-cases.ts';
import { type CommandRunner } from '../run-command.ts';
import { formatSenderTable } from '../sender-table.ts';
import { say } from '../texts.ts';

interface SenderOptions {
  readonly cases: string;
  readonly json?: true;
}

export interface AppliedCase {
  readonly given: SenderCase;
  readonly applied: AppliedRules;
}

/** `collega sender`: which server Odoo chooses and what it makes of the sender, case by case. */
export function addSenderCommand(program: Command, run: CommandRunner): void {
  program
    .command('sender')
    .description(say('help.sender'))
    .requiredOption('--cases <file>', say('help.cases'))
    .option('--json', say('help.json'))
    .action((options: SenderOptions) =>
      run((terminal) => {
        const cases = readSenderCases(options.cases).map((given): AppliedCase => ({
          given,
          applied: applySenderRules(given),
        }));
        const results = cases.map(({ applied }) => applied.result);
        terminal.out(options.json ? JSON.stringify(results, null, 2) : formatSenderTable(cases));
        const different = cases.filter(
          ({ given, applied }) =>
            given.result !== undefined && !isDeepStrictEqual(given.result, applied.result),
        );
        if (different.length === 0) return Promise.resolve(exitStatus.passed);
        terminal.note(say('sender.differ', { count: different.length, total: cases.length }));
        for (const { given } of different) terminal.note(`  ${given.name}`);
        return Promise.resolve(exitStatus.checkFailed);
      }),
    );
}
