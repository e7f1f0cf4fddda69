import { showHost } from '../../contract/mail-hosts.ts';
import { describeOdooValue, sidesOf } from '../../languages/odoo-values.ts';
import { countSeverities } from '../../languages/count-words.ts';
import {
  type OdooConnection,
  type OdooDifference,
  type OdooSenderFinding,
  type OdooTrouble,
} from '../../contract/odoo.ts';
import { type OdooSnapshot } from '../../contract/odoo-snapshot.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { formatTable } from '../terminal/text-table.ts';
import { completeCommands } from '../terminal/printed-commands.ts';
import { formatTime, translate } from '../terminal/texts.ts';
import { lookUpOfWindow } from '../terminal/window-texts.ts';
import { formatFinding } from './print-report.ts';

/** Why Odoo could not be asked: what, why, what to do, and the words it came with. */
export function formatTrouble(trouble: OdooTrouble): string {
  return [
    keepOnOneLine(trouble.title),
    `  ${translate('odoo.why')}: ${keepOnOneLine(trouble.cause)}`,
    `  ${translate('odoo.what')}: ${keepOnOneLine(completeCommands(trouble.fix))}`,
    ...trouble.databases.map((name) => `    ${keepOnOneLine(name)}`),
    ...trouble.evidence.map((line) => `  ${translate('odoo.evidence')}: ${keepOnOneLine(line)}`),
  ].join('\n');
}

/** One line of what was connected, then what the user should know of it. */
export function formatConnection(client: string, connection: OdooConnection): string {
  const { rights, neutralized, credential, keyExpiresAt, ...shown } = connection;
  return [
    translate('odoo.connected', {
      client: keepOnOneLine(client),
      version: keepOnOneLine(shown.version),
      database: keepOnOneLine(shown.database),
      url: shown.url,
      login: keepOnOneLine(shown.login),
    }),
    ...(rights === 'limited' ? [translate('odoo.limited')] : []),
    ...(neutralized ? [translate('odoo.neutralized')] : []),
    ...(credential === 'password' ? [translate('odoo.passwordInUse')] : []),
    ...(credential === 'api-key' && keyExpiresAt !== null
      ? [translate('odoo.keyExpires', { date: keepOnOneLine(keyExpiresAt.slice(0, 10)) })]
      : []),
  ].join('\n');
}

/** Servers of both directions as tables, with the counts of mails. */
export function formatSnapshot(snapshot: OdooSnapshot, columns: number | null): string {
  const { outgoing, incoming, mails } = snapshot;
  const headings = ['id', 'name', 'username', 'host', 'filter', 'token', 'active'].map((column) =>
    translate(`odoo.columns.${column}`),
  );
  const tick = (value: boolean): string => translate(value ? 'odoo.yes' : 'odoo.no');
  const rowOf = (server: (typeof outgoing)[number] | (typeof incoming)[number]): string[] => [
    String(server.id),
    server.name,
    server.username ?? '-',
    server.host === null ? '-' : `${showHost(server.host)}:${server.port ?? '-'}`,
    ('fromFilter' in server ? server.fromFilter : null) ?? '-',
    tick(server.hasToken),
    tick(server.active),
  ];
  const tableOf = (title: string, servers: readonly Parameters<typeof rowOf>[0][]): string[] =>
    servers.length === 0 ? [] : ['', title, formatTable(headings, servers.map(rowOf), columns)];
  return [
    translate('odoo.read', {
      time: formatTime(new Date(snapshot.readAt)),
      version: keepOnOneLine(snapshot.version),
      database: keepOnOneLine(snapshot.database),
    }),
    translate('odoo.counts', {
      outgoing: outgoing.length,
      incoming: incoming.length,
      failed: mails.exception,
      waiting: mails.outgoing,
    }),
    ...tableOf(translate('odoo.outgoing'), outgoing),
    ...tableOf(translate('odoo.incoming'), incoming),
  ].join('\n');
}

/** One block a difference, errors first. */
export function formatDifferences(differences: readonly OdooDifference[], readAt: string): string {
  const time = formatTime(new Date(readAt));
  if (differences.length === 0) return translate('odoo.noDifferences', { time });
  return [
    translate('odoo.differences', {
      count: differences.length,
      counts: countSeverities(differences, lookUpOfWindow),
      time,
    }),
    ...differences.map((difference) =>
      [
        '',
        `${translate(`odoo.severity.${difference.severity}`)}: ${keepOnOneLine(difference.title)}${directionOf(difference)}`,
        ...sidesOf(difference).map(
          ({ side, value }) =>
            `  ${side}: ${keepOnOneLine(describeOdooValue(difference.field, value, lookUpOfWindow))}`,
        ),
        `  ${translate('odoo.why')}: ${keepOnOneLine(difference.consequence)}`,
        `  ${translate('odoo.what')}: ${keepOnOneLine(completeCommands(difference.fix))}`,
      ].join('\n'),
    ),
  ].join('\n');
}

/** The two servers of a mailbox often have one name. */
function directionOf({ model }: OdooDifference): string {
  if (model === 'ir.mail_server') return ` (${translate('odoo.outgoing')})`;
  return model === 'fetchmail.server' ? ` (${translate('odoo.incoming')})` : '';
}

/** How Odoo chooses the server of a mail, where that leads to refused or misdirected mail. */
export function formatSenders(senders: readonly OdooSenderFinding[]): string[] {
  if (senders.length === 0) return [];
  return ['', translate('odoo.senders'), ...senders.map(formatFinding)];
}
