import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createMemoryRecordsFile } from '../store/records/memory-records-file.ts';
import { Records } from '../store/records/records.ts';
import { outgoingFields } from '../testing/server-fields.ts';
import { startCollega } from '../testing/start-collega.ts';
import { practiceMailbox as mailbox } from '../testing/token-authority.ts';

it('a link whose tokens are gone counts as none, as it does in the list of servers', async () => {
  const recordsFile = createMemoryRecordsFile();
  const { get } = await startCollega({ recordsFile });
  const { id: clientId } = await get('clients.create', { name: 'Rossi' });
  const fields = outgoingFields({ username: mailbox });
  await get('mailServers.create', { clientId, fields });
  new Records(recordsFile, () => undefined).updateClient(
    clientId,
    'mailbox-links',
    ({ mailboxLinks }) => {
      const now = new Date().toISOString();
      mailboxLinks.push({
        id: randomUUID(),
        clientId,
        mailbox,
        account: { username: mailbox, name: null, tenantId: null, personal: false },
        kind: 'owner',
        scopes: [],
        linkedAt: now,
        refreshedAt: now,
        accessTokenExpiresAt: now,
        health: { state: 'valid' },
      });
    },
  );
  expect(await get('clients.health', {})).toMatchObject([
    { clientId, links: { valid: 0, broken: 0, missing: 1 } },
  ]);
});
