// A Collega on a small disk of its own that fills up, is emptied, and is then made read-only. Its
// arguments: the folder, which is the disk, and a number of bytes to leave. Says what it saw as JSON.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FailureError } from '../../src/services/failure-error.ts';
import { newClient } from '../../src/services/clients/client-handlers.ts';
import { createServer } from '../../src/services/clients/mail-servers/mail-server-handlers.ts';
import { outgoingFields } from '../../src/services/testing/server-fields.ts';
import { openFiles } from './open-files.ts';

const [folder = ''] = process.argv.slice(2);
const filler = join(folder, 'filler');
const { records, vault } = await openFiles(folder);
const change = { topic: 'clients', clientId: null } as const;
const seen: Record<string, unknown> = {};

function attempt(what: string, act: () => void): void {
  try {
    act();
    seen[what] = 'saved';
  } catch (error) {
    seen[what] = error instanceof FailureError ? error.failure : String(error);
  }
}

function addClient(name: string): void {
  records.update(change, (draft) => {
    draft.clients.push(newClient(name, '2026-11-23T10:00:00.000Z'));
  });
}

function addServer(name: string): void {
  records.updateClient(clientId, 'mail-servers', ({ mailServers }) => {
    const fields = outgoingFields({ name });
    mailServers.push(createServer(clientId, fields, '2026-11-23T10:00:00.000Z'));
  });
}

/** Takes all that is left of the disk but this many bytes. */
function fillUp(leave: number): void {
  const chunk = Buffer.alloc(4096);
  const parts: Buffer[] = [];
  for (;;) {
    parts.push(chunk);
    try {
      writeFileSync(filler, Buffer.concat(parts));
    } catch {
      break;
    }
  }
  writeFileSync(filler, Buffer.alloc(Math.max(0, parts.length * 4096 - 4096 - leave)));
}

const long = 'x'.repeat(100);
for (let number = 0; number < 60; number += 1) addClient(`${long} ${number}`);
const clientId = records.read().clients[0]?.id ?? '';
const secret = `client-secret/${clientId}`;
for (let number = 0; number < 20; number += 1) addServer(`${long} ${number}`);
vault.write('secret', `first ${'y'.repeat(9_000)}`);
vault.write(secret, `first ${'y'.repeat(9_000)}`);
const files = [records.path, vault.path, records.pathOf(clientId), vault.pathOf(clientId) ?? ''];
const texts = (): string => files.map((path) => readFileSync(path, 'utf8')).join();
const before = texts();
seen['clientPath'] = records.pathOf(clientId);

// Room for a part of either file: where a library once put that part in place.
fillUp(8_192);
attempt('recordsOnFullDisk', () => addClient('too much'));
attempt('vaultOnFullDisk', () => vault.write('secret', `second ${'z'.repeat(9_000)}`));
attempt('clientOnFullDisk', () => addServer('too much'));
attempt('partOnFullDisk', () => vault.write(secret, `second ${'z'.repeat(9_000)}`));
seen['kept'] = before === texts();
seen['readable'] = [
  records.read().clients.length,
  vault.read('secret')?.slice(0, 5),
  vault.read(secret)?.slice(0, 5),
];

rmSync(filler);
attempt('recordsAfterwards', () => addClient('enough room'));
attempt('vaultAfterwards', () => vault.write('secret', 'third'));
attempt('clientAfterwards', () => addServer('enough room'));
attempt('partAfterwards', () => vault.write(secret, 'third'));

spawnSync('mount', ['-o', 'remount,ro', folder]);
attempt('recordsReadOnly', () => addClient('not any more'));
attempt('vaultReadOnly', () => vault.write('secret', 'fourth'));
attempt('clientReadOnly', () => addServer('not any more'));
seen['stillReadable'] = [records.read().clients.length, vault.read('secret')];
seen['clientReadable'] = [records.of(clientId).mailServers.length, vault.read(secret)];
const again = await openFiles(folder);
seen['opensReadOnly'] = [again.records.read().clients.length, again.vault.read('secret')];
process.stdout.write(JSON.stringify(seen));
