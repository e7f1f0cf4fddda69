import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withFileLock } from '../../src/services/store/storage/with-file-lock.ts';
import { clientFolder } from '../../src/services/store/storage/client-folder.ts';
import { bundleProcess } from './bundle-process.ts';
import { openFiles } from './open-files.ts';

const turns = 60;

test('two Collegas at once lose no update of each other and leave nothing behind', async () => {
  const { script, folder } = await bundleProcess('counting-process');
  const data = mkdtempSync(join(tmpdir(), 'collega-two-'));
  onTestFinished(() => {
    for (const each of [folder, data])
      rmSync(each, { recursive: true, force: true, maxRetries: 10 });
  });
  const names = ['window', 'command-line'];
  const ended = names.map((name) => {
    const args = [script, data, name, turns.toString()];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    return new Promise((resolve) => child.on('close', resolve));
  });
  expect(await Promise.all(ended)).toEqual([0, 0]);
  const { records, vault } = await openFiles(data);
  const wanted = names.flatMap((name) =>
    Array.from({ length: turns }, (_, turn) => `${name}-${turn}`),
  );
  expect(
    records
      .read()
      .clients.map(({ name }) => name)
      .sort(),
  ).toEqual(wanted.sort());
  const { clients, mailServers } = records.readAll();
  for (const { id, name } of clients) expect(vault.read(`client-secret/${id}`)).toBe(name);
  for (const each of wanted) expect(vault.read(`shared/${each}`)).toBe(each);
  expect(mailServers.map(({ name }) => name).sort()).toEqual(wanted);
  for (const { id } of clients) {
    const names = readdirSync(clientFolder(data, id));
    expect(
      names.filter((name) => !/^(records|vault-[0-9a-f]{8})\.json(\.bak)?$/u.test(name)),
    ).toEqual([]);
  }
  expect(readdirSync(data).sort()).toEqual([
    'clients',
    'records.json',
    'records.json.bak',
    'vault.json',
    'vault.json.bak',
  ]);
});

test('a Collega that times out for another one says so, and changes nothing', async () => {
  const data = mkdtempSync(join(tmpdir(), 'collega-held-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true, maxRetries: 10 }));
  const { vault } = await openFiles(data);
  const refusal: unknown = withFileLock(vault.path, () => {
    try {
      vault.write('a', 'b');
      return null;
    } catch (error) {
      return error;
    }
  });
  const failure = { kind: 'not-saved', path: vault.path, code: 'ELOCKED' };
  expect(refusal).toMatchObject({ failure });
});
