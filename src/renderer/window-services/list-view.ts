import { type AzureApp } from '../../contract/azure-app.ts';
import { isLinkProven } from '../../contract/link-proof.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { inOdoosOrder } from '../../contract/odoos-order.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { currentTest } from '../../contract/test-basis.ts';

export type LinkState = 'valid' | 'broken' | 'none';
/** `outdated`: something that the last test depends on has changed since. */
export type TestState = 'passed' | 'warning' | 'failed' | 'outdated' | 'never';
export type SortColumn = 'priority' | 'name' | 'host' | 'username' | 'link' | 'lastTest';

/** What a user has chosen to see of a list; it stays while records are opened and left. */
export interface ListView {
  readonly search: string;
  readonly link: LinkState | 'any';
  readonly test: 'any' | TestState;
  readonly records: 'active' | 'archived' | 'all';
  /** Null: Odoo's own order, the only one that dragging can change. */
  readonly sort: { readonly column: SortColumn; readonly descending: boolean } | null;
}

export const wholeList: ListView = {
  search: '',
  link: 'any',
  test: 'any',
  records: 'active',
  sort: null,
};

/** One server with what the list shows and looks for. */
export interface ListedServer {
  readonly server: MailServer;
  readonly link: LinkState;
  /** When Microsoft last accepted a link whose token has ended since; null where it is proven. */
  readonly uncheckedSince: string | null;
  readonly test: TestState;
  /** Lower-cased, of all that a search looks into. */
  readonly words: string;
}

/** What a list is made of. */
export interface ListSource {
  /** All servers of a client. */
  readonly servers: readonly MailServer[];
  readonly links: readonly MailboxLink[];
  readonly azureApp: AzureApp;
  readonly direction: MailServer['direction'];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The servers of one direction in Odoo's order, each with the states of its mailbox and test. */
export function listServers(source: ListSource): ListedServer[] {
  const { servers, links, azureApp, direction, now } = source;
  const linkOf = new Map(links.map((link) => [link.mailbox, link]));
  return servers
    .filter((server) => server.direction === direction)
    .sort(inOdoosOrder)
    .map((server) => {
      const link = linkOf.get(server.username.toLowerCase()) ?? null;
      return {
        server,
        link: link?.health.state ?? 'none',
        uncheckedSince:
          link?.health.state === 'valid' && !isLinkProven(link, azureApp, now)
            ? link.refreshedAt
            : null,
        test: stateOfTest(server, link, azureApp),
        words: wordsOf(server).join('\n').toLowerCase(),
      };
    });
}

function wordsOf(server: MailServer): string[] {
  const filter = server.direction === 'outgoing' ? server.fromFilter : '';
  // By its code a cause is found in every language.
  const causes = server.lastTest?.findingCodes ?? [];
  return [server.name, server.username, server.host, filter, ...causes];
}

function stateOfTest(server: MailServer, link: MailboxLink | null, azureApp: AzureApp): TestState {
  if (server.lastTest === null) return 'never';
  const test = currentTest(server, { link, azureApp });
  if (test === null) return 'outdated';
  return test.outcome === 'failed' || test.outcome === 'warning' ? test.outcome : 'passed';
}

/** What of the list is shown, in which order. */
export function viewServers(
  listed: readonly ListedServer[],
  view: ListView,
  compareText: (one: string, other: string) => number,
): ListedServer[] {
  const wanted = view.search.toLowerCase().split(/\s+/);
  const shown = listed.filter(
    (each) =>
      (view.records === 'all' || each.server.active === (view.records === 'active')) &&
      (view.link === 'any' || each.link === view.link) &&
      (view.test === 'any' || each.test === view.test) &&
      wanted.every((word) => each.words.includes(word)),
  );
  const { sort } = view;
  if (sort === null) return shown;
  const sign = sort.descending ? -1 : 1;
  // Equal ones stay in Odoo's order: sorting is stable.
  return shown.sort((one, other) => sign * compareBy(sort.column, one, other, compareText));
}

const linkOrder: Record<LinkState, number> = { broken: 0, none: 1, valid: 2 };

function compareBy(
  column: SortColumn,
  one: ListedServer,
  other: ListedServer,
  compareText: (one: string, other: string) => number,
): number {
  switch (column) {
    case 'priority':
      return one.server.priority - other.server.priority;
    case 'link':
      return linkOrder[one.link] - linkOrder[other.link];
    case 'lastTest':
      return testOrder(one).localeCompare(testOrder(other));
    case 'name':
    case 'host':
    case 'username':
      return compareText(one.server[column], other.server[column]);
  }
}

/** Failed ones first, then those whose state is not known; within each the oldest test first. */
function testOrder({ server, test }: ListedServer): string {
  const rank = { failed: 0, warning: 1, outdated: 2, never: 3, passed: 4 }[test];
  return `${rank} ${server.lastTest?.startedAt ?? ''}`;
}

export type EmptyReason = 'no-servers' | 'all-archived' | 'filtered';

/** Why a list shows no row, of `count` servers in all. */
export function whyEmpty(count: number, view: ListView): EmptyReason {
  if (count === 0) return 'no-servers';
  const untouched = view.search.trim() === '' && countFilters(view) === 0;
  return untouched ? 'all-archived' : 'filtered';
}

/** Once upwards, once downwards, then Odoo's order again. */
export function nextSort(sort: ListView['sort'], column: SortColumn): ListView['sort'] {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/** Filters beside the search, as many as are not at their start. */
export function countFilters(view: ListView): number {
  return (['link', 'test', 'records'] as const).filter((name) => view[name] !== wholeList[name])
    .length;
}

/**
 * All servers of the list in the order that a move makes: `moved` right before or after `beside`.
 * Servers that are not shown stay where they are.
 */
export function moveBeside(
  listed: readonly ListedServer[],
  moved: string,
  beside: string,
  edge: 'before' | 'after',
): string[] {
  const ids = listed.map(({ server }) => server.id).filter((id) => id !== moved);
  const place = ids.indexOf(beside) + (edge === 'before' ? 0 : 1);
  return [...ids.slice(0, place), moved, ...ids.slice(place)];
}
