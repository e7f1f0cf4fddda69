import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasUnlisted, listClientFolders } from '../../src/services/store/storage/client-folder.ts';
import { removeFolder } from '../../src/services/store/storage/remove-folder.ts';
import {
  copyEarlierFolder,
  earlierFormats,
  earlierPassphrase,
  everythingOf,
  openDataFolder,
  readEverything,
  type EarlierFormat,
} from '../../src/services/testing/earlier-format.ts';
import { createFakeSecretStore } from '../../src/services/testing/fake-secret-store.ts';
import { bundleProcess } from './bundle-process.ts';
import { changeEverything } from './change-everything.ts';

let bundled = { script: '', folder: '' };
const root = mkdtempSync(join(tmpdir(), 'collega-killed-migration-'));
beforeAll(async () => {
  bundled = await bundleProcess('migrating-process');
});
afterAll(() => {
  for (const each of [root, bundled.folder]) removeFolder(each);
});

function migrate(folder: string, killAt: number) {
  const args = [bundled.script, folder, String(killAt)];
  const { stdout, stderr, signal } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  return { said: stdout, killed: signal === 'SIGKILL' };
}

const open = (folder: string) =>
  openDataFolder(folder, { secretStore: createFakeSecretStore(), passphrase: null });

/** Opened by a key store too: a passphrase takes a third of a second each time. */
async function prepare(format: EarlierFormat): Promise<string> {
  const folder = join(root, format);
  copyEarlierFolder(format, folder);
  const { vault } = await openDataFolder(folder, {
    secretStore: createFakeSecretStore(),
    passphrase: earlierPassphrase,
  });
  await vault.useKeyStore(true);
  return folder;
}

async function expectAllThere(folder: string, format: EarlierFormat, said: string): Promise<void> {
  const { records, vault } = await open(folder);
  const found = readEverything(folder, { records, vault });
  const added = found.clients.find(({ name }) => name === 'Added');
  const clients = found.clients.filter((each) => each !== added);
  expect({ ...found, clients }).toEqual(everythingOf(format));
  const [first] = records.read().clients;
  const priority = records.of(first?.id ?? '').mailServers[0]?.priority;
  if (said.includes('records')) expect(priority).toBe(77);
  if (said.includes('vault')) expect(vault.read('later')).toBe('kept');
  if (said.includes('removed')) expect(added).toBeUndefined();
  // Until a client is forgotten, an earlier Collega can be gone back to.
  const names = readdirSync(folder);
  for (const name of ['records.json', 'vault.json']) {
    const { schema } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { schema: unknown };
    const divided = schema === 3 || schema === 'collega.vault/3';
    if (divided && !said.includes('added')) {
      expect(names.filter((each) => each.startsWith(`${name}.schema-`))).not.toEqual([]);
    }
  }
  expect(readdirSync(folder, { recursive: true }).join()).not.toContain('set-aside');
}

/** Every so many operations one kill, from a random one on: all of them within a few runs. */
const stride = 4;

test.each(earlierFormats)(
  'a change of format from %s that is killed before one of its file operations loses nothing',
  async (format) => {
    const seed = await prepare(format);
    const folder = join(root, `${format}-changed`);
    const begin = (): void => {
      removeFolder(folder);
      cpSync(seed, folder, { recursive: true });
    };
    begin();
    const whole = migrate(folder, 0).said;
    const operations = Number(/operations (\d+)/u.exec(whole)?.[1]);
    // Both files, the folders of two clients, and one that comes and goes.
    expect(operations).toBeGreaterThan(60);
    await expectAllThere(folder, format, whole);
    for (let killAt = 1 + randomInt(stride); killAt <= operations; killAt += stride) {
      begin();
      const { said, killed } = migrate(folder, killAt);
      expect(killed, `before operation ${killAt} of ${operations}`).toBe(true);
      await expectAllThere(folder, format, said);
      // The next Collega finishes it, and what was being added or forgotten leaves no folder.
      const { records, vault } = await open(folder);
      records.removeUnlisted();
      changeEverything({ records, vault }, () => undefined);
      await expectAllThere(folder, format, 'records vault added removed');
      expect(hasUnlisted(folder)).toBe(false);
      expect(listClientFolders(folder)).toHaveLength(2);
    }
  },
);
