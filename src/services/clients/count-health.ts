import { type ClientHealth } from '../../contract/clients.ts';
import { type TestSummary } from '../../contract/connection-tests.ts';
import { currentTest } from '../../contract/test-basis.ts';
import { type RecordsContent } from '../store/records/records.ts';

/** Counts for every client how its links and tests stand, in one walk through the records. */
export function countHealth(records: RecordsContent): ClientHealth[] {
  const counts = new Map(records.clients.map(({ id }) => [id, emptyHealth(id)]));
  const links = new Map(
    records.mailboxLinks.map((link) => [keyOf(link.clientId, link.mailbox), link]),
  );
  const apps = new Map(records.clients.map(({ id, azureApp }) => [id, azureApp]));
  const counted = new Set<string>();
  for (const server of records.mailServers) {
    const health = counts.get(server.clientId);
    const azureApp = apps.get(server.clientId);
    if (health === undefined || azureApp === undefined) continue;
    health.servers += 1;
    // An archived server sends and fetches nothing: what it lacks harms nobody.
    if (!server.active) continue;
    const key = keyOf(server.clientId, server.username);
    const link = links.get(key) ?? null;
    health.tests[testState(currentTest(server, { link, azureApp }))] += 1;
    if (counted.has(key)) continue;
    counted.add(key);
    health.links[link?.health.state ?? 'missing'] += 1;
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

/** A cancelled test, or an outdated one, proves nothing. */
function testState(test: TestSummary | null): keyof ClientHealth['tests'] {
  return test === null || test.outcome === 'cancelled' ? 'never' : test.outcome;
}

/** Servers with the same username share the link (contract/mailbox-links.ts). */
function keyOf(clientId: string, mailbox: string): string {
  return `${clientId} ${mailbox.toLowerCase()}`;
}
