import { type ClientHealth } from '../../contract/clients.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type RecordsContent } from '../store/records/records.ts';

/** Counts for every client how its links and tests stand, in one walk through the records. */
export function countHealth(records: RecordsContent): ClientHealth[] {
  const counts = new Map(records.clients.map(({ id }) => [id, emptyHealth(id)]));
  const links = new Map(
    records.mailboxLinks.map((link) => [keyOf(link.clientId, link.mailbox), link.health.state]),
  );
  const counted = new Set<string>();
  for (const server of records.mailServers) {
    const health = counts.get(server.clientId);
    if (health === undefined) continue;
    health.servers += 1;
    // An archived server sends and fetches nothing: what it lacks harms nobody.
    if (!server.active) continue;
    health.tests[testState(server)] += 1;
    const key = keyOf(server.clientId, server.username);
    if (counted.has(key)) continue;
    counted.add(key);
    health.links[links.get(key) ?? 'missing'] += 1;
  }
  return [...counts.values()];
}

function emptyHealth(clientId: string): ClientHealth {
  return {
    clientId,
    servers: 0,
    links: { valid: 0, broken: 0, missing: 0 },
    tests: { passed: 0, warning: 0, failed: 0, never: 0 },
  };
}

function testState({ lastTest }: MailServer): keyof ClientHealth['tests'] {
  return lastTest === null || lastTest.outcome === 'cancelled' ? 'never' : lastTest.outcome;
}

/** Servers with the same username share the link (contract/mailbox-links.ts). */
function keyOf(clientId: string, mailbox: string): string {
  return `${clientId} ${mailbox.toLowerCase()}`;
}
