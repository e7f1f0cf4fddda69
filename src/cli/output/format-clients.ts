import { type Client, type ClientHealth } from '../../contract/clients.ts';
import { checkSecretExpiry } from '../../contract/azure-app-state.ts';
import { systemClock } from '../../services/shell/ports/clock.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { printingFor } from '../terminal/printed-commands.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { formatTable } from '../terminal/text-table.ts';
import { formatDate, formatMoment, translate } from '../terminal/texts.ts';

/** A client with the counts of its links and tests; null where they could not be made. */
export type CountedClient = Client & { readonly health: ClientHealth | null };

const columnNames = [
  'name',
  'expires',
  'servers',
  'linked',
  'passed',
  'warning',
  'failed',
  'outdated',
  'untested',
  'oldest',
  'odoo',
] as const;

/**
 * A line a client, with the facts of the window's list; the oldest result that holds has its day.
 * The ID of its Azure app is long, and stands there where the list is sorted by it.
 */
export function formatClients(
  clients: readonly CountedClient[],
  columns: number | null,
  withApp: boolean,
): string {
  const shown = withApp ? [...columnNames, 'app' as const] : columnNames;
  const headings = shown.map((column) => translate(`clients.columns.${column}`));
  const rows = clients.map(({ name, archived, azureApp, health }) => [
    archived ? `${name} (${translate('clients.archivedMark')})` : name,
    azureApp.hasSecret
      ? formatExpiry(azureApp.secretExpiresOn)
      : printingFor(quoteForShell(name), () => translate('clients.secretMissing')),
    ...(health === null
      ? ['-', '-', '-', '-', '-', '-', '-', '-']
      : [
          formatServers(health),
          formatLinks(health),
          String(health.tests.passed),
          String(health.tests.warning),
          String(health.tests.failed),
          String(health.tests.outdated),
          String(health.tests.never),
          health.oldestTestAt === null ? '-' : formatDate(dayOf(health.oldestTestAt)),
        ]),
    azureApp.odooUrl,
    ...(withApp ? [azureApp.applicationId] : []),
  ]);
  return formatTable(headings, rows, columns);
}

/** Everything about one client, a line each; no secret is in it. */
export function formatClient({ health, ...client }: CountedClient): string {
  const { azureApp, senderSettings } = client;
  const { authority } = azureApp;
  const facts: [string, string][] = [
    ['name', client.name],
    ['state', translate(client.archived ? 'clients.archivedMark' : 'servers.inUse')],
    ['odoo', azureApp.odooUrl],
    ['odooVersion', senderSettings.odooVersion],
    ['applicationId', azureApp.applicationId],
    ['authority', authority.kind === 'tenant' ? authority.tenant : authority.kind],
    ['cloud', azureApp.cloud],
    ['redirectUri', azureApp.redirectUri],
    [
      'secret',
      printingFor(quoteForShell(client.name), () =>
        translate(azureApp.hasSecret ? 'clients.secretKept' : 'clients.secretMissing'),
      ),
    ],
    ['expires', formatExpiry(azureApp.secretExpiresOn)],
    ...(health === null ? [] : healthFacts(health)),
    ['id', client.id],
  ];
  const named = facts.map(([fact, value]) => [translate(`clients.facts.${fact}`), value] as const);
  const width = Math.max(...named.map(([name]) => name.length));
  return named.map(([name, value]) => `${name.padEnd(width)}  ${keepOnOneLine(value)}`).join('\n');
}

/** Archived servers are named apart: no other column counts them. */
function formatServers({ servers, archived }: ClientHealth): string {
  return archived === 0
    ? String(servers)
    : translate('clients.serversOf', { count: archived, servers });
}

/** Mailboxes that are linked, of those in use. */
function formatLinks({ links }: ClientHealth): string {
  return `${String(links.valid)}/${String(links.valid + links.broken + links.missing)}`;
}

function healthFacts(health: ClientHealth): [string, string][] {
  const { links, tests, oldestTestAt } = health;
  const counts = translate('clients.testsOf', tests);
  return [
    ['servers', formatServers(health)],
    ['links', translate('clients.linksOf', links)],
    [
      'tests',
      oldestTestAt === null
        ? counts
        : translate('clients.testsSince', { counts, time: formatMoment(new Date(oldestTestAt)) }),
    ],
  ];
}

/** With what it means today: a day alone is read as one to come. */
function formatExpiry(day: string | null): string {
  const { level, days } = checkSecretExpiry(day, systemClock.now());
  const shown = formatDate(day);
  if (level === 'unknown' || level === 'far') return shown;
  if (level === 'expired') return translate('clients.expired', { day: shown });
  return translate('clients.expiresSoon', { day: shown, count: days ?? 0 });
}

/** The day of this computer's time zone, which is how its user counts days. */
function dayOf(moment: string): string {
  const at = new Date(moment);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${String(at.getFullYear())}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}
