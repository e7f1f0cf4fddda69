import { expect, it } from 'vitest';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type ClientRecords } from '../store/records/records.ts';
import { incomingFields, outgoingFields } from '../testing/server-fields.ts';
import { createServer } from './mail-servers/mail-server-handlers.ts';
import { newClient } from './client-handlers.ts';
import { countHealth } from './count-health.ts';

const now = '2026-11-23T10:00:00.000Z';

function testedServer(
  clientId: string,
  username: string,
  outcome: 'passed' | 'warning' | 'failed' | 'cancelled' | null,
  active = true,
): MailServer {
  const server = createServer(clientId, outgoingFields({ username, active }), now);
  const lastTest =
    outcome === null ? null : { outcome, startedAt: now, durationMs: 1, findingCodes: [] };
  return { ...server, lastTest };
}

function linkOf(clientId: string, mailbox: string, broken: boolean) {
  return { clientId, mailbox, health: { state: broken ? 'broken' : 'valid' } };
}

it('counts mailboxes once, tests by server, and nothing of archived servers', () => {
  const rossi = newClient('Rossi', now);
  const records = {
    client: rossi,
    mailServers: [
      testedServer(rossi.id, 'A@example.com', 'passed'),
      createServer(rossi.id, incomingFields({ username: 'a@example.com' }), now),
      testedServer(rossi.id, 'b@example.com', 'failed'),
      testedServer(rossi.id, 'c@example.com', 'cancelled'),
      testedServer(rossi.id, 'd@example.com', 'warning', false),
    ],
    mailboxLinks: [
      linkOf(rossi.id, 'a@example.com', false),
      linkOf(rossi.id, 'b@example.com', true),
      linkOf(rossi.id, 'd@example.com', true),
    ],
  } as unknown as ClientRecords;
  expect(countHealth(records)).toEqual({
    clientId: rossi.id,
    servers: 4,
    archived: 1,
    links: { valid: 1, broken: 1, missing: 1 },
    tests: { passed: 1, warning: 0, failed: 1, outdated: 0, never: 2 },
    oldestTestAt: now,
  });
});

it('counts a client without servers', () => {
  const client = newClient('Rossi', now);
  expect(countHealth({ client, mailServers: [], mailboxLinks: [] })).toMatchObject({ servers: 0 });
});

it('counts a result whose mailbox is not linked any more as outdated, and not as never tested', () => {
  const client = newClient('Verdi', now);
  const mailServers = [testedServer(client.id, 'a@example.com', 'warning')];
  expect(countHealth({ client, mailServers, mailboxLinks: [] })).toMatchObject({
    links: { missing: 1 },
    tests: { warning: 0, outdated: 1, never: 0 },
  });
});
