import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { openJsonRecordsFile } from './json-records-file.ts';
import { Records } from './records.ts';
import { createMemoryRecordsFile } from './memory-records-file.ts';

const id = 'b3f3c1de-6a37-4a5c-9a4d-6d9c4fbf4c01';
const createdAt = '2026-10-01T10:00:00.000Z';

/** As Collega 0.1 wrote it. */
const first = {
  schema: 1,
  clients: [
    {
      id,
      name: 'Rossi',
      sandbox: false,
      azureApp: {
        applicationId: '11111111-2222-4333-8444-555555555555',
        secretExpiresOn: '2027-05-01',
        authority: { kind: 'common' },
        cloud: 'global',
        odooUrl: 'https://odoo.example.com',
      },
      createdAt,
    },
  ],
  mailServers: (['outgoing', 'incoming'] as const).map((direction, index) => ({
    direction,
    id: `b3f3c1de-6a37-4a5c-9a4d-6d9c4fbf4c1${index.toString()}`,
    clientId: id,
    createdAt,
    lastTest: null,
    name: direction,
    username: 'info@example.com',
    host: 'mail.example.com',
    port: 587,
    encryption: 'starttls',
    active: true,
    ...(direction === 'outgoing' ? { fromFilter: '', priority: 3 } : { confirmed: true }),
  })),
  mailboxLinks: [],
  settings: { language: 'it', theme: 'dark' },
};

it('reads what the first format holds, and leaves the file as it is until something changes', () => {
  const file = createMemoryRecordsFile();
  file.write(first);
  const content = new Records(file, () => undefined).readAll();
  expect(content).toMatchObject({
    clients: [{ ...first.clients[0], archived: false, guideDone: [] }],
    mailServers: [
      { direction: 'outgoing', priority: 3, sendAs: false },
      { direction: 'incoming', priority: 5, confirmed: true },
    ],
    settings: { language: 'it', theme: 'dark', proxy: { kind: 'system' } },
  });
  expect(content.clients[0]?.senderSettings.aliasDomain.defaultFrom).toBe('notifications');
  expect(file.read()).toEqual(first);
});

it('writes the present format with the next change', () => {
  const file = createMemoryRecordsFile();
  file.write(first);
  new Records(file, () => undefined).update({ topic: 'settings', clientId: null }, (draft) => {
    draft.settings.theme = 'light';
  });
  expect(file.read()).toMatchObject({ schema: 3, clients: [{ name: 'Rossi' }] });
});

it('can be gone back from: the file of the first format is kept at the first change', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'records.json');
  const text = JSON.stringify(first);
  writeFileSync(path, text);
  const records = new Records(openJsonRecordsFile(folder), () => undefined);
  for (const theme of ['light', 'dark', 'system'] as const) {
    records.update({ topic: 'settings', clientId: null }, (draft) => {
      draft.settings.theme = theme;
    });
  }
  expect(readFileSync(`${path}.schema-1`, 'utf8')).toBe(text);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ schema: 3 });
});
