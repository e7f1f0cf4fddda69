import { type ClientHealth } from '../../contract/clients.ts';
import { type TestSummary } from '../../contract/connection-tests.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { currentTest } from '../../contract/test-basis.ts';
import { type ClientRecords } from '../store/records/records.ts';

/** Counts how a client's links and tests stand. */
export function countHealth({ client, mailServers, mailboxLinks }: ClientRecords): ClientHealth {
  const { id, azureApp } = client;
  const health = emptyHealth(id);
  const links = new Map(mailboxLinks.map((link) => [link.mailbox, link]));
  const counted = new Set<string>();
  for (const server of mailServers) {
    // An archived server sends and fetches nothing: what it lacks does no harm.
    if (!server.active) {
      health.archived += 1;
      continue;
    }
    health.servers += 1;
    // Servers with the same username share the link (contract/mailbox-links.ts).
    const mailbox = server.username.toLowerCase();
    const link = links.get(mailbox) ?? null;
    const test = currentTest(server, { link, azureApp });
    const state = testState(server, test);
    health.tests[state] += 1;
    if (test !== null && state !== 'never') health.oldestTestAt = older(health.oldestTestAt, test);
    if (counted.has(mailbox)) continue;
    counted.add(mailbox);
    health.links[link?.health.state ?? 'missing'] += 1;
  }
  return health;
}

function emptyHealth(clientId: string): ClientHealth {
  return {
    clientId,
    servers: 0,
    archived: 0,
    links: { valid: 0, broken: 0, missing: 0 },
    tests: { passed: 0, warning: 0, failed: 0, outdated: 0, never: 0 },
    oldestTestAt: null,
  };
}

function older(known: string | null, { startedAt }: TestSummary): string {
  return known === null || Date.parse(startedAt) < Date.parse(known) ? startedAt : known;
}

/** `current` is the last test unless it is outdated; a cancelled one proves nothing at all. */
function testState(
  { lastTest }: MailServer,
  current: TestSummary | null,
): keyof ClientHealth['tests'] {
  if (lastTest === null || lastTest.outcome === 'cancelled') return 'never';
  if (current === null || current.outcome === 'cancelled') return 'outdated';
  return current.outcome;
}
