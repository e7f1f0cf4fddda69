import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { noSecretStore, type SecretStore } from '../../shell/ports/secret-store.ts';
import { createFakeSecretStore } from '../../testing/fake-secret-store.ts';
import { failureOf, locked, newVaultPath, openVault } from '../../testing/open-vault.ts';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { expectPrivate } from '../../testing/private-files.ts';

// The real derivation takes a second on a busy machine, on purpose; it has a test of its own.
vi.mock('./passphrase-key.ts', () => ({
  derivePassphraseKey: async (passphrase: string, salt: Buffer) => {
    await new Promise((resolve) => setImmediate(resolve));
    return createHash('sha256').update(salt).update(passphrase).digest();
  },
}));

const phrase = 'correct horse battery';
const memory = { state: 'open', backend: 'memory', openers: [], keyStore: 'none' };
const byPassphrase = {
  state: 'open',
  backend: 'passphrase',
  openers: ['passphrase'],
  keyStore: 'none',
};
const byKeyStore = {
  state: 'open',
  backend: 'os-key-store',
  openers: ['other-key-store'],
  keyStore: 'used',
};

/** A store whose key is not what it sealed. */
function opensAs(dataKey: Buffer): SecretStore {
  return {
    ...createFakeSecretStore(),
    open: () => Promise.resolve({ dataKey, shouldSealAgain: false }),
  };
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

describe('a vault without a key store', () => {
  it('lives in memory and writes nothing to the disk', async () => {
    const path = newVaultPath();
    const vault = await openVault(path);
    vault.write('a', 'CANARY-access');
    expect(vault.status()).toEqual(memory);
    expect([vault.read('a'), vault.read('b'), vault.has('a'), vault.has('b')]).toEqual([
      'CANARY-access',
      null,
      true,
      false,
    ]);
    vault.remove('a');
    expect([...vault.names(null)]).toEqual([]);
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('keeps what it holds when it is asked to unlock: there is nothing to be opened', async () => {
    const vault = await openVault(newVaultPath());
    vault.write('a', 'CANARY-access');
    for (const passphrase of [null, 'a passphrase']) {
      expect(await vault.unlock(passphrase)).toEqual(memory);
      expect(vault.read('a')).toBe('CANARY-access');
    }
  });

  it('moves to the disk with a passphrase, and opens again with it', async () => {
    const path = newVaultPath();
    const vault = await openVault(path);
    const told: unknown[] = [];
    vault.onChange = (status) => told.push(status);
    vault.write('a', 'CANARY-access');
    expect(await vault.setPassphrase(phrase)).toEqual(byPassphrase);
    vault.write('b', 'CANARY-refresh');
    expect(told).toEqual([byPassphrase]);

    const again = await openVault(path);
    expect(again.status()).toEqual(locked('passphrase-needed'));
    expect(again.has('b')).toBe(true);
    expect(thrownBy(() => again.read('a'))).toEqual(failureOf('passphrase-needed'));
    expect(thrownBy(() => again.write('a', 'x'))).toEqual(failureOf('passphrase-needed'));
    await expect(again.unlock('another passphrase')).rejects.toEqual(failureOf('wrong-passphrase'));
    expect(await again.unlock(phrase)).toEqual(byPassphrase);
    expect([again.read('a'), again.read('b')]).toEqual(['CANARY-access', 'CANARY-refresh']);
  });

  it('joins the vault that another Collega made meanwhile, and loses nothing', async () => {
    const path = newVaultPath();
    const [first, second] = [await openVault(path), await openVault(path)];
    first.write('a', 'one');
    second.write('b', 'two');
    await Promise.all([first.setPassphrase(phrase), second.setPassphrase(phrase)]);
    const third = await openVault(path, noSecretStore, phrase);
    expect([third.read('a'), third.read('b')]).toEqual(['one', 'two']);
  });

  it("does not write over another Collega's vault with another passphrase", async () => {
    const path = newVaultPath();
    const [first, second] = [await openVault(path), await openVault(path)];
    first.write('a', 'one');
    second.write('b', 'two');
    await first.setPassphrase(phrase);
    const before = readFileSync(path);
    await expect(second.setPassphrase('something else')).rejects.toEqual(
      failureOf('wrong-passphrase'),
    );
    expect(second.read('b')).toBe('two');
    expect(readFileSync(path)).toEqual(before);
  });

  it('asked twice at once to move to the disk, moves once', async () => {
    const path = newVaultPath();
    const vault = await openVault(path);
    vault.write('a', 'one');
    const [first, second] = [vault.setPassphrase(phrase), vault.setPassphrase(phrase)];
    await first;
    vault.write('b', 'two');
    await second;
    expect([vault.read('a'), vault.read('b')]).toEqual(['one', 'two']);
  });
});

describe('a vault sealed by the key store', () => {
  it('opens again with the same store', async () => {
    const path = newVaultPath();
    const vault = await openVault(path, createFakeSecretStore());
    expect(vault.status()).toEqual(byKeyStore);
    vault.write('a', 'CANARY-access');
    const again = await openVault(path, createFakeSecretStore());
    expect(again.status()).toEqual(byKeyStore);
    expect(again.read('a')).toBe('CANARY-access');
  });

  it('is readable by this user alone, and shows nothing of what it keeps', async () => {
    const path = newVaultPath();
    const vault = await openVault(path, createFakeSecretStore());
    vault.write('client-secret/x', 'CANARY-secret-~7Q8');
    vault.write('tokens/x', JSON.stringify({ refreshToken: 'CANARY-refresh' }));
    expectPrivate(path);
    for (const name of readdirSync(join(path, '..'))) {
      const bytes = readFileSync(join(path, '..', name));
      for (const canary of ['CANARY-secret', 'CANARY-refresh', 'CANARY']) {
        expect(bytes.includes(canary)).toBe(false);
        expect(bytes.includes(Buffer.from(canary).toString('base64').slice(0, 6))).toBe(false);
        expect(bytes.includes(Buffer.from(canary).toString('hex'))).toBe(false);
      }
    }
  });

  it('is shared by two Collegas from the first moment, without losing entries', async () => {
    const path = newVaultPath();
    const [first, second] = await Promise.all([
      openVault(path, createFakeSecretStore()),
      openVault(path, createFakeSecretStore()),
    ]);
    first.write('a', 'one');
    second.write('b', 'two');
    first.write('c', 'three');
    second.remove('a');
    const third = await openVault(path, createFakeSecretStore());
    expect([...third.names(null)].sort()).toEqual(['b', 'c']);
    expect([first.read('b'), second.read('c'), third.read('b')]).toEqual(['two', 'three', 'two']);
  });

  it('keeps in memory what could not be moved into another Collega’s vault', async () => {
    const path = newVaultPath();
    const alone = await openVault(path, noSecretStore);
    alone.write('a', 'one');
    alone.write('b', 'two');
    const other = await openVault(path, noSecretStore);
    await other.setPassphrase(phrase);
    // A folder in the way of the new file: even root cannot write there.
    mkdirSync(`${path}.new`);
    await expect(alone.unlock(phrase)).rejects.toMatchObject({ failure: { kind: 'not-saved' } });
    expect([alone.read('a'), alone.read('b')]).toEqual(['one', 'two']);
    rmdirSync(`${path}.new`);
    await alone.unlock(phrase);
    expect([other.read('a'), other.read('b')]).toEqual(['one', 'two']);
  });

  it.each<[string, SecretStore, 'other-backend' | 'key-store-refused']>([
    ['another store', createFakeSecretStore('other'), 'other-backend'],
    ['no store', noSecretStore, 'other-backend'],
    [
      'a store that cannot open it any more',
      Object.assign(createFakeSecretStore(), { broken: true }),
      'key-store-refused',
    ],
    ['a store that answers something else', opensAs(Buffer.from('short')), 'key-store-refused'],
    ['a store with the key of another vault', opensAs(Buffer.alloc(32)), 'key-store-refused'],
  ])('says so when there is %s, and is left as it is (row 109)', async (_what, store, reason) => {
    const path = newVaultPath();
    (await openVault(path, createFakeSecretStore())).write('a', 'CANARY-access');
    const before = readFileSync(path);
    const vault = await openVault(path, store);
    expect(vault.status()).toEqual(locked(reason));
    expect(vault.has('a')).toBe(true);
    for (const act of [() => vault.read('a'), () => vault.write('a', 'x')]) {
      expect(thrownBy(act)).toEqual(failureOf(reason));
    }
    await expect(vault.setPassphrase(phrase)).rejects.toEqual(failureOf(reason));
    expect(await vault.unlock(phrase)).toEqual(locked(reason));
    expect(readFileSync(path)).toEqual(before);
  });

  it('forgets an entry even while locked, and keeps the others', async () => {
    const path = newVaultPath();
    const vault = await openVault(path, createFakeSecretStore());
    vault.write('a', 'one');
    vault.write('b', 'two');
    (await openVault(path, noSecretStore)).remove('a');
    const again = await openVault(path, createFakeSecretStore());
    expect([again.read('a'), again.read('b')]).toEqual([null, 'two']);
  });

  it('refuses an entry that was moved to another name', async () => {
    const path = newVaultPath();
    const vault = await openVault(path, createFakeSecretStore());
    vault.write('tokens/a', 'one');
    const file = JSON.parse(readFileSync(path, 'utf8')) as { entries: Record<string, string> };
    file.entries['tokens/b'] = file.entries['tokens/a'] ?? '';
    writeFileSync(path, JSON.stringify(file));
    expect(thrownBy(() => vault.read('tokens/b'))).toEqual(failureOf('damaged'));
    expect(vault.read('tokens/a')).toBe('one');
  });

  it('lives in memory when the key store is there but refuses', async () => {
    const path = newVaultPath();
    const dismissed = (): Promise<never> => Promise.reject(new Error('prompt dismissed'));
    for (const broken of [{ seal: dismissed }, { isAvailable: dismissed }]) {
      const vault = await openVault(path, { ...createFakeSecretStore(), ...broken });
      expect(vault.status()).toMatchObject({ state: 'open', backend: 'memory' });
    }
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('is not begun where a passphrase is given: that is the key then', async () => {
    const path = newVaultPath();
    const vault = await openVault(path, createFakeSecretStore(), phrase);
    expect(vault.status()).toMatchObject({ backend: 'passphrase', openers: ['passphrase'] });
    expect((await openVault(path, createFakeSecretStore())).status()).toEqual(
      locked('passphrase-needed'),
    );
  });

  it('says when the disk refuses', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'missing', 'vault.json');
    writeFileSync(join(folder, 'missing'), 'a file where the folder should be');
    const vault = await openVault(path, createFakeSecretStore());
    expect(thrownBy(() => vault.write('a', 'CANARY-access'))).toMatchObject({
      failure: { kind: expect.stringMatching(/^(not-saved|vault-locked)$/) as string },
    });
  });
});
