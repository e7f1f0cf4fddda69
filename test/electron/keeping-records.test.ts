import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type SafeStorageDoubleOptions } from './electron-double/safe-storage-double.ts';
import { startBundle } from './start-bundle.ts';
import { expectPrivate } from '../../src/services/testing/private-files.ts';

const folders: string[] = [];
const makeFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'collega-electron-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0))
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

test('records are for this user alone, in the data folder', async () => {
  const bundle = await startBundle();
  await bundle.call('settings.save', { language: 'it', theme: 'dark' });
  const path = join(bundle.dataFolder, 'records.json');
  expectPrivate(path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ settings: { theme: 'dark' } });
  await bundle.end();
});

test.each(['{"clients": [', '', 'null', '[]', '42'])(
  'a damaged file (%j) is set aside as it is, named, and the window opens',
  async (content) => {
    const dataFolder = makeFolder();
    writeFileSync(join(dataFolder, 'records.json'), content);
    const bundle = await startBundle({ dataFolder });
    const listed = await bundle.call('storage.damagedFiles', {});
    const [damaged] = listed.ok ? listed.value : [];
    expect(damaged).toMatchObject({ file: 'records', backup: null });
    expect(readFileSync(damaged?.path ?? '', 'utf8')).toBe(content);
    expect(bundle.double.errorBoxes).toEqual([]);
    await bundle.end();
  },
);

test('a file of a newer Collega ends the start, with its path, and is left as it is', async () => {
  const dataFolder = makeFolder();
  const path = join(dataFolder, 'records.json');
  writeFileSync(path, '{"schema": 99}');
  const { double } = await startBundle({ dataFolder });
  expect(double.app.exitCode).toBe(1);
  expect(double.errorBoxes[0]).toContain(dataFolder);
  expect(readFileSync(path, 'utf8')).toBe('{"schema": 99}');
});

const sealing: readonly [string, SafeStorageDoubleOptions, 'os-key-store' | 'memory'][] = [
  [
    'Secret Service',
    { available: true, prefix: 'v11', backend: 'gnome_libsecret' },
    'os-key-store',
  ],
  ['portal', { available: true, prefix: 'v12', backend: 'kwallet6' }, 'os-key-store'],
  ['fixed key', { available: true, prefix: 'v10', backend: 'gnome_libsecret' }, 'memory'],
  ['basic_text', { available: true, prefix: 'v11', backend: 'basic_text' }, 'memory'],
  ['nothing', { available: false, prefix: 'v11', backend: 'unknown' }, 'memory'],
  [
    'a keyring that refuses',
    { available: true, prefix: 'v11', backend: 'kwallet5', throws: 'encrypt' },
    'memory',
  ],
];

test.runIf(process.platform === 'linux').each(sealing)(
  'with %s on Linux the vault says truly where its key rests',
  async (_name, safeStorage, backend) => {
    const bundle = await startBundle({ safeStorage });
    expect(await bundle.call('vault.status', {})).toMatchObject({
      ok: true,
      value: { state: 'open', backend },
    });
    await bundle.end();
  },
);
