import { type Client, type ClientHealth } from '../../../contract/clients.ts';
import { findByName } from './find-by-name.ts';
import { checkSecretExpiry, type SecretExpiry } from '../../../contract/azure-app-state.ts';

/** A client with everything that its row shows. */
export interface ClientFacts {
  readonly client: Client;
  /** Null until it is counted. */
  readonly health: ClientHealth | null;
  readonly expiry: SecretExpiry;
}

export type ClientSortKey = 'name' | 'mailboxes' | 'tests' | 'secret';

export interface ClientOrder {
  readonly key: ClientSortKey;
  readonly descending: boolean;
}

/** Puts records, health and the secret's last day together; `now` in milliseconds since the epoch. */
export function gatherFacts(
  clients: readonly Client[],
  healths: readonly ClientHealth[],
  now: number,
): ClientFacts[] {
  const byClient = new Map(healths.map((health) => [health.clientId, health]));
  return clients.map((client) => ({
    client,
    health: byClient.get(client.id) ?? null,
    expiry: checkSecretExpiry(client.azureApp.secretExpiresOn, now),
  }));
}

/** Clients whose name, or Odoo's address, contains the text, whatever the case and the accents. */
export function findClients(facts: readonly ClientFacts[], text: string): ClientFacts[] {
  const found = new Set(
    findByName(
      facts.map(({ client }) => client),
      text,
    ),
  );
  return facts.filter(({ client }) => found.has(client));
}

/**
 * Ascending is by name, and otherwise by need: what is broken, failed or expires first comes first.
 * Equals stay in the order of their names.
 */
export function sortClients(
  facts: readonly ClientFacts[],
  { key, descending }: ClientOrder,
  locale: string,
): ClientFacts[] {
  const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const byName = (a: ClientFacts, b: ClientFacts) => names.compare(a.client.name, b.client.name);
  const direction = descending ? -1 : 1;
  return [...facts].sort((a, b) => {
    if (key === 'name') return direction * byName(a, b);
    const [first, second] = [rankOf(a, key), rankOf(b, key)];
    const different = first.findIndex((value, index) => value !== second[index]);
    if (different < 0) return byName(a, b);
    return direction * ((first[different] ?? 0) - (second[different] ?? 0));
  });
}

/** Smaller is worse; compared from left to right. */
function rankOf({ health, expiry }: ClientFacts, key: Exclude<ClientSortKey, 'name'>): number[] {
  switch (key) {
    case 'mailboxes':
      return health === null ? [0, 0] : [-health.links.broken, -health.links.missing];
    case 'tests':
      return health === null
        ? [0, 0, 0]
        : [-health.tests.failed, -health.tests.warning, -health.tests.never];
    case 'secret':
      return [expiry.days ?? Number.MAX_SAFE_INTEGER];
  }
}
