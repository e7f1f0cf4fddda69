import { expect, it } from 'vitest';
import { type MailServer } from '../../contract/mail-servers.ts';
import { createMemoryRecordsFile } from '../store/records/memory-records-file.ts';
import { Records, type RecordsContent } from '../store/records/records.ts';
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

it('counts mailboxes once, tests by server, and nothing of archived servers or other clients', () => {
  const [rossi, verdi] = [newClient('Rossi', now), newClient('Verdi', now)];
  const records = {
    clients: [rossi, verdi],
    mailServers: [
      testedServer(rossi.id, 'A@example.com', 'passed'),
      createServer(rossi.id, incomingFields({ username: 'a@example.com' }), now),
      testedServer(rossi.id, 'b@example.com', 'failed'),
      testedServer(rossi.id, 'c@example.com', 'cancelled'),
      testedServer(rossi.id, 'd@example.com', 'warning', false),
      testedServer(verdi.id, 'a@example.com', 'warning'),
    ],
    mailboxLinks: [
      linkOf(rossi.id, 'a@example.com', false),
      linkOf(rossi.id, 'b@example.com', true),
      linkOf(rossi.id, 'd@example.com', true),
    ],
  } as unknown as RecordsContent;
  expect(countHealth(records)).toEqual([
    {
      clientId: rossi.id,
      servers: 5,
      links: { valid: 1, broken: 1, missing: 1 },
      tests: { passed: 1, warning: 0, failed: 1, never: 2 },
    },
    {
      clientId: verdi.id,
      servers: 1,
      links: { valid: 0, broken: 0, missing: 1 },
      // Its mailbox is not linked any more: the result is outdated.
      tests: { passed: 0, warning: 0, failed: 0, never: 1 },
    },
  ]);
});

it('counts every client, also one without servers', () => {
  const records = new Records(createMemoryRecordsFile(), () => undefined);
  records.update({ topic: 'clients', clientId: null }, (draft) => {
    draft.clients.push(newClient('Rossi', now));
  });
  expect(countHealth(records.read())).toMatchObject([{ servers: 0 }]);
});
