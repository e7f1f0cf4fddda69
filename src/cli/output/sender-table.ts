import { type SenderCase, type TriedRule } from '../../contract/sender-rules.ts';
import { type AppliedRules } from '../../services/odoo/senders/rules/apply-sender-rules.ts';
import { formatTable } from '../terminal/text-table.ts';
import { translate } from '../terminal/texts.ts';

export interface AppliedCase {
  readonly given: SenderCase;
  readonly applied: AppliedRules;
}

/** One line a case: sender, server, envelope, header, and the rule that chose the server. */
export function formatSenderTable(cases: readonly AppliedCase[], columns: number | null): string {
  const headings = [
    translate('sender.columns.from'),
    translate('sender.columns.server'),
    translate('sender.columns.envelope'),
    translate('sender.columns.header'),
    translate('sender.columns.why'),
  ];
  return formatTable(headings, cases.map(formatRow), columns);
}

function formatRow({ given, applied: { found, message } }: AppliedCase): string[] {
  const from = typeof given.from_addr === 'string' ? given.from_addr : '-';
  const server = found.server?.name ?? translate('sender.ownParameters');
  const why = describeRule(found.tried.at(-1));
  if (message.kind === 'refused') return [from, server, '-', '-', `${message.error.words} ${why}`];
  return [from, server, message.envelopeFrom, message.headerFrom, why];
}

/** Why the server was chosen, in a sentence. */
function describeRule(rule: TriedRule | undefined): string {
  if (rule?.outcome !== 'matched') return '';
  return translate(`sender.rule.${rule.rule}`, {
    target: rule.target ?? '',
    part: rule.part ?? '',
  });
}
