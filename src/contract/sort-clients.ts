import { type Client, type ClientHealth } from './clients.ts';

/** A client with the counts of its links and tests; null where they are not known. */
export interface CountedClient {
  readonly client: Client;
  readonly health: ClientHealth | null;
}

/** `health`: links and tests together. */
export type ClientSortKey = 'name' | 'app' | 'mailboxes' | 'tests' | 'health' | 'secret';

export interface ClientOrder {
  readonly key: ClientSortKey;
  readonly descending: boolean;
}

/**
 * Ascending is by name, and otherwise by need: what is broken, failed or expires first comes first;
 * by app, what has none, then the clients of each app together. Equals stay in the order of their
 * names.
 */
export function sortClients<Each extends CountedClient>(
  clients: readonly Each[],
  { key, descending }: ClientOrder,
  locale?: string,
): Each[] {
  const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const byName = (a: Each, b: Each) => names.compare(a.client.name, b.client.name);
  const direction = descending ? -1 : 1;
  return [...clients].sort((a, b) => {
    if (key === 'name') return direction * byName(a, b);
    const others = rankOf(b, key);
    for (const [index, value] of rankOf(a, key).entries()) {
      const other = others[index];
      if (value !== other) return direction * (other === undefined || value < other ? -1 : 1);
    }
    return byName(a, b);
  });
}

/** Behind every day. */
const noDay = '9999';

/** Smaller comes first; compared from left to right, each place with values of one kind. */
function rankOf(
  { client, health }: CountedClient,
  key: Exclude<ClientSortKey, 'name'>,
): readonly (number | string)[] {
  const { applicationId, cloud, secretExpiresOn } = client.azureApp;
  switch (key) {
    case 'app':
      return [applicationId.toLowerCase(), cloud];
    case 'mailboxes':
      return health === null ? [0, 0] : [-health.links.broken, -health.links.missing];
    case 'tests':
      return health === null
        ? [0, 0, 0]
        : [-health.tests.failed, -health.tests.warning, -unproven(health)];
    case 'health':
      return health === null
        ? [0, 0, 0, 0]
        : [
            -(health.tests.failed + health.links.broken),
            -health.tests.warning,
            -health.links.missing,
            -unproven(health),
          ];
    case 'secret':
      return [secretExpiresOn ?? noDay];
  }
}

/** Servers of which no test says how they are today. */
function unproven({ tests }: ClientHealth): number {
  return tests.outdated + tests.never;
}

/** Clients side by side that sign in with the same Azure app. */
export interface AppGroup<Each> {
  /** Empty where no ID is entered. */
  readonly applicationId: string;
  readonly clients: readonly Each[];
}

/** What is sorted by `app`, in one group per app. */
export function groupByApp<Each extends CountedClient>(sorted: readonly Each[]): AppGroup<Each>[] {
  const groups = new Map<string, Each[]>();
  for (const each of sorted) {
    const id = each.client.azureApp.applicationId.toLowerCase();
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [each]);
    else group.push(each);
  }
  return [...groups].map(([applicationId, clients]) => ({ applicationId, clients }));
}
