import { type Client, type ClientHealth } from '../../../contract/clients.ts';
import { type CountedClient } from '../../../contract/sort-clients.ts';
import { findByName } from './find-by-name.ts';
import { checkSecretExpiry, type SecretExpiry } from '../../../contract/azure-app-state.ts';

/** A client with everything that its row shows. */
export interface ClientFacts extends CountedClient {
  readonly expiry: SecretExpiry;
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

/** Clients whose name, Odoo's address or application ID contains the text, whatever the case and the accents. */
export function findClients(facts: readonly ClientFacts[], text: string): ClientFacts[] {
  const found = new Set(
    findByName(
      facts.map(({ client }) => client),
      text,
    ),
  );
  return facts.filter(({ client }) => found.has(client));
}
