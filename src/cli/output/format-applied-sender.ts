import { type MailServer } from '../../contract/mail-servers.ts';
import { type AppliedSender, type TriedRule } from '../../contract/sender-rules.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { translate } from '../terminal/texts.ts';
import { formatSenderRule, formatVerdict } from '../terminal/window-texts.ts';

type ServerNames = ReadonlyMap<string, string>;

export function nameServers(servers: readonly MailServer[]): ServerNames {
  return new Map(servers.map(({ id, name }) => [id, name]));
}

/** One sender of a client: what becomes of it, what Exchange says, and every rule tried. */
export function formatAppliedSender(applied: AppliedSender, names: ServerNames): string {
  const { message, exchange, serverId, tried } = applied;
  const server =
    serverId === null ? translate('sender.ownParameters') : (names.get(serverId) ?? '');
  const facts: [string, string][] = [[translate('sender.columns.server'), server]];
  if (message.kind === 'prepared') {
    facts.push([translate('sender.columns.envelope'), message.envelopeFrom]);
    facts.push([translate('sender.columns.header'), message.headerFrom]);
  } else facts.push([translate('sender.refused'), message.words]);
  if (exchange !== null) facts.push([translate('sender.exchange'), formatVerdict(exchange)]);
  const commands = exchange?.kind === 'send-as-needed' ? exchange.commands : [];
  const width = Math.max(...facts.map(([name]) => name.length));
  return [
    ...facts.map(([name, value]) => `${name.padEnd(width)}  ${keepOnOneLine(value)}`),
    ...commands.map((command) => `  > ${keepOnOneLine(command)}`),
    '',
    translate('sender.tried'),
    ...tried.map((rule) => keepOnOneLine(formatRule(rule, names))),
  ].join('\n');
}

const marks = { matched: '✓', unmatched: '✗', skipped: '·' } as const;

function formatRule(rule: TriedRule, names: ServerNames): string {
  const head = `  ${marks[rule.outcome]} ${formatSenderRule(rule.rule)}`;
  if (rule.outcome === 'skipped') return `${head} (${formatSenderRule(`skipped.${rule.because}`)})`;
  const target = rule.target === null ? '' : `: ${rule.target}`;
  if (rule.outcome === 'unmatched' || rule.server === null) return head + target;
  const part = rule.part === null ? '' : ` [${rule.part}]`;
  return `${head}${target} -> ${names.get(rule.server) ?? ''}${part}`;
}
