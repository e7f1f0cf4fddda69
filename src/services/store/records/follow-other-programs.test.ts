import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newClient } from '../../clients/client-handlers.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { silentLogger } from '../../shell/ports/logger.ts';
import { type Change } from './known-records.ts';
import { openJsonRecordsFile } from './json-records-file.ts';
import { followOtherPrograms } from './follow-other-programs.ts';
import { Records } from './records.ts';

const rossi = newClient('Rossi', '2026-11-23T10:00:00.000Z');

it('tells a window within two seconds of what another program wrote, and of its own writes once', () => {
  const folder = temporaryFolder();
  const changes: Change[] = [];
  const open = (announce: (change: Change) => void) =>
    new Records(openJsonRecordsFile(join(folder, 'records.json')), announce);
  const window = open((change) => changes.push(change));
  const other = open(() => undefined);
  const { id } = window.addClient(() => ({ client: rossi, mailServers: [], mailboxLinks: [] }));
  const clock = createFakeClock(0);
  const closing = new AbortController();
  followOtherPrograms({ records: window, clock, logger: silentLogger, signal: closing.signal });
  changes.length = 0;

  clock.advance(2_000);
  expect(changes).toEqual([]);
  other.update({ topic: 'settings', clientId: null }, (draft) => {
    draft.settings = { ...draft.settings, theme: 'dark' };
  });
  clock.advance(2_000);
  expect(changes.map(({ topic }) => topic)).toEqual(['clients', 'settings']);

  changes.length = 0;
  other.updateClient(id, 'mail-servers', (draft) => {
    draft.mailServers = [];
  });
  clock.advance(2_000);
  expect(changes).toEqual([
    { topic: 'mail-servers', clientId: id },
    { topic: 'mailbox-links', clientId: id },
  ]);

  changes.length = 0;
  window.updateClient(id, 'mailbox-links', () => undefined);
  clock.advance(2_000);
  expect(changes).toEqual([{ topic: 'mailbox-links', clientId: id }]);
  closing.abort();
  other.updateClient(id, 'mail-servers', () => undefined);
  clock.advance(10_000);
  expect(changes).toHaveLength(1);
});
