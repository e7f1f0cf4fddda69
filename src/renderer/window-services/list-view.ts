import { inOdoosOrder, type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';

export type LinkState = 'valid' | 'broken' | 'none';
export type SortColumn = 'priority' | 'name' | 'host' | 'username' | 'link' | 'lastTest';

/** What a user has chosen to see of a list; it stays while records are opened and left. */
export interface ListView {
  readonly search: string;
  readonly link: LinkState | 'any';
  readonly test: 'any' | 'passed' | 'failed' | 'never';
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
  /** Lower-cased, of all that a search looks into. */
  readonly words: string;
}

/** The servers of one direction in Odoo's order, each with the state of its mailbox. */
export function listServers(
  servers: readonly MailServer[],
  direction: MailServer['direction'],
  links: readonly MailboxLink[],
): ListedServer[] {
  const states = new Map(links.map(({ mailbox, health }) => [mailbox, health.state]));
  return servers
    .filter((server) => server.direction === direction)
    .sort(inOdoosOrder)
    .map((server) => ({
      server,
      link: states.get(server.username.toLowerCase()) ?? 'none',
      words: [
        server.name,
        server.username,
        server.host,
        server.direction === 'outgoing' ? server.fromFilter : '',
      ]
        .join('\n')
        .toLowerCase(),
    }));
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
      (view.test === 'any' || stateOfTest(each.server) === view.test) &&
      wanted.every((word) => each.words.includes(word)),
  );
  const { sort } = view;
  if (sort === null) return shown;
  const sign = sort.descending ? -1 : 1;
  // Equal ones stay in Odoo's order: sorting is stable.
  return shown.sort((one, other) => sign * compareBy(sort.column, one, other, compareText));
}

function stateOfTest({ lastTest }: MailServer): 'passed' | 'failed' | 'never' {
  if (lastTest === null) return 'never';
  return lastTest.outcome === 'failed' ? 'failed' : 'passed';
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
      return testOrder(one.server).localeCompare(testOrder(other.server));
    case 'name':
    case 'host':
    case 'username':
      return compareText(one.server[column], other.server[column]);
  }
}

/** Failed ones first, then those never tested; within each the oldest test first. */
function testOrder(server: MailServer): string {
  const rank = { failed: 0, never: 1, passed: 2 }[stateOfTest(server)];
  return `${rank} ${server.lastTest?.startedAt ?? ''}`;
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
