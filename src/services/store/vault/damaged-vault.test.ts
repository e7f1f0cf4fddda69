import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noSecretStore } from '../../shell/ports/secret-store.ts';
import { createFakeSecretStore } from '../../testing/fake-secret-store.ts';
import { failureOf, locked, newVaultPath, openVault } from '../../testing/open-vault.ts';

const phrase = 'correct horse battery';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

describe('a damaged vault', () => {
  it.each(['', 'not JSON', '{"schema":"collega.vault/2"}', '[]', 'null'])(
    'is never overwritten: %j',
    async (content) => {
      const path = newVaultPath();
      writeFileSync(path, content);
      for (const store of [noSecretStore, createFakeSecretStore()]) {
        for (const passphrase of [phrase, undefined]) {
          const vault = await openVault(path, store, passphrase);
          expect(vault.status()).toEqual(locked('damaged'));
          expect(vault.has('a')).toBe(false);
          vault.remove('a');
          expect(thrownBy(() => vault.write('a', 'x'))).toEqual(failureOf('damaged'));
          expect(await vault.unlock(phrase)).toEqual(locked('damaged'));
        }
      }
      expect(readFileSync(path, 'utf8')).toBe(content);
    },
  );

  it('is noticed when it happens while Collega runs', async () => {
    const path = newVaultPath();
    const vault = await openVault(path, createFakeSecretStore());
    vault.write('a', 'one');
    writeFileSync(path, 'half a fi');
    expect(thrownBy(() => vault.write('b', 'two'))).toEqual(failureOf('damaged'));
    expect(readFileSync(path, 'utf8')).toBe('half a fi');

    const inMemory = await openVault(join(path, '..', 'other.json'));
    inMemory.write('a', 'one');
    writeFileSync(join(path, '..', 'other.json'), 'half a fi');
    await expect(inMemory.setPassphrase(phrase)).rejects.toEqual(failureOf('damaged'));
    expect(inMemory.read('a')).toBe('one');
  });

  it('does not keep Collega from starting when its place cannot be read', async () => {
    const path = newVaultPath();
    mkdirSync(path);
    expect((await openVault(path, createFakeSecretStore())).status()).toEqual(locked('damaged'));
  });

  it('is not replaced when another vault has taken its place meanwhile', async () => {
    const path = newVaultPath();
    const vault = await openVault(path, createFakeSecretStore());
    vault.write('a', 'one');
    const elsewhere = newVaultPath();
    await openVault(elsewhere, createFakeSecretStore());
    const replaced = readFileSync(elsewhere);
    writeFileSync(path, replaced);
    expect(thrownBy(() => vault.write('b', 'two'))).toEqual(failureOf('closed'));
    expect(readFileSync(path)).toEqual(replaced);
  });

  it('finding 20: with more key slots than any vault has is damaged, and costs no time', async () => {
    const path = newVaultPath();
    const vault = await openVault(path, noSecretStore, phrase);
    vault.write('a', 'one');
    const file = JSON.parse(readFileSync(path, 'utf8')) as { slots: unknown[] };
    file.slots = Array.from({ length: 200 }, () => file.slots[0]);
    writeFileSync(path, JSON.stringify(file));
    expect((await openVault(path)).status()).toEqual(locked('damaged'));
  });
});
