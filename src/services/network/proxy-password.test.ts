import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { type ProxySetting } from '../../contract/network.ts';
import { openJsonRecordsFile } from '../store/records/json-records-file.ts';
import { Records } from '../store/records/records.ts';
import { Secret } from '../secret.ts';
import { createFakeSecretStore } from '../testing/fake-secret-store.ts';
import { temporaryFolder } from '../testing/start-collega.ts';
import { Vault } from '../store/vault/vault.ts';
import { readProxyPassword, saveProxy } from './proxy-password.ts';

/** Writes that succeed before the disk refuses all: what is left is what a kill there leaves. */
const disk = vi.hoisted(() => ({ writesLeft: Infinity }));

vi.mock('../store/storage/replace-file.ts', async (original) => {
  const real = await original<{ replaceFile: (path: string, text: string) => void }>();
  return {
    ...real,
    replaceFile: (path: string, text: string) => {
      if (disk.writesLeft <= 0) throw Object.assign(new Error('killed'), { code: 'EIO' });
      disk.writesLeft -= 1;
      real.replaceFile(path, text);
    },
  };
});

const first = { kind: 'http', host: 'one.example', port: 3128, username: 'anna' } as const;
const second = { ...first, host: 'two.example' };

async function open(folder: string) {
  const records = new Records(openJsonRecordsFile(folder), () => undefined);
  const path = join(folder, 'vault.json');
  const vault = await Vault.open({ path, secretStore: createFakeSecretStore(), passphrase: null });
  const read = () => {
    const { proxy } = records.read().settings;
    return [proxy, readProxyPassword(vault, proxy).reveal()];
  };
  return { records, vault, read };
}

/** What else is there says which proxy was confirmed. */
const passwordsOf = (vault: Vault) =>
  [...vault.names(null)].filter((name) => name.startsWith('proxy-password/'));

it.each<[string, ProxySetting, string | null, [ProxySetting, string]]>([
  ['another proxy with its password', second, 'new', [second, 'new']],
  ['another proxy with the same password', second, null, [second, 'old']],
  ['another proxy without any', second, '', [second, '']],
  ['the same proxy with another password', first, 'new', [first, 'new']],
  ['the same proxy without any', first, '', [first, '']],
  ['the same proxy as it is', first, null, [first, 'old']],
  ['no proxy', { kind: 'none' }, null, [{ kind: 'none' }, '']],
])(
  'saving %s leaves the old pair or the new one, wherever it stops',
  async (_what, proxy, password, after) => {
    const secret = password === null ? null : new Secret(password);
    let refused = true;
    for (let writes = 0; refused; writes += 1) {
      const folder = temporaryFolder();
      const started = await open(folder);
      saveProxy(started, first, new Secret('old'));
      disk.writesLeft = writes;
      try {
        saveProxy(started, proxy, secret);
        refused = false;
      } catch (error) {
        expect(error).toMatchObject({ failure: { kind: 'not-saved', code: 'EIO' } });
      }
      disk.writesLeft = Infinity;
      const again = await open(folder);
      const possible = [[first, 'old'], after];
      // The proxy stays the same, so the new password is as right as the old one.
      if (proxy === first) possible.push([first, password ?? 'old']);
      expect(possible, `after ${writes} writes`).toContainEqual(again.read());
      if (!refused) expect(again.read()).toEqual(after);
      // What was left by halves is gone with the next change, and is not used.
      saveProxy(again, { ...first, host: 'three.example' }, new Secret('third'));
      expect(passwordsOf(again.vault)).toHaveLength(1);
      expect(again.read()[1]).toBe('third');
    }
  },
);

it('a refused save of the records puts the password of before back', async () => {
  const { records, vault, read } = await open(temporaryFolder());
  saveProxy({ records, vault }, first, new Secret('old'));
  const refuse = vi.spyOn(records, 'update').mockImplementation(() => {
    throw new Error('refused');
  });
  for (const proxy of [first, second]) {
    expect(() => saveProxy({ records, vault }, proxy, new Secret('new'))).toThrow('refused');
  }
  refuse.mockRestore();
  expect(read()).toEqual([first, 'old']);
  expect(passwordsOf(vault)).toHaveLength(1);
});
