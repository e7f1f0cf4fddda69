import { type TriedRule } from '../contract/sender-rules.ts';
import { type AppliedCase } from './commands/sender.ts';
import { keepOnOneLine } from './keep-on-one-line.ts';
import { say } from './texts.ts';

/** One line a case: sender, server, envelope, header, and the rule that chose the server. */
export function formatSenderTable(cases: readonly AppliedCase[]): string {
  const rows = [
    [
      say('sender.columns.from'),
      say('sender.columns.server'),
      say('sender.columns.envelope'),
      say('sender.columns.header'),
      say('sender.columns.why'),
    ],
    ...cases.map(formatRow),
  ].map((row) => row.map(keepOnOneLine));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function formatRow({ given, applied: { found, message } }: AppliedCase): string[] {
  const from = typeof given.from_addr === 'string' ? given.from_addr : '-';
  const server = found.server?.name ?? say('sender.ownParameters');
  const why = describeRule(found.tried.at(-1));
  if (message.kind === 'refused') return [from, server, '-', '-', `${message.error.words} ${why}`];
  return [from, server, message.envelopeFrom, message.headerFrom, why];
}

/** Why the server was chosen, in a sentence. */
function describeRule(rule: TriedRule | undefined): string {
  if (rule?.outcome !== 'matched') return '';
  return say(`sender.rule.${rule.rule}`, { target: rule.target ?? '', part: rule.part ?? '' });
}
