import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { noSecretStore, type SecretStore } from '../../shell/ports/secret-store.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createFakeSecretStore } from '../../testing/fake-secret-store.ts';
import { startCollega, temporaryFolder } from '../../testing/start-collega.ts';
import { boundSecretStore } from './bound-secret-store.ts';
import { sealEntry } from './sealed-entry.ts';
import { Vault } from './vault.ts';
import { isVaultFile, parseVaultFile } from './vault-file.ts';

vi.mock('./passphrase-key.ts', () => ({
  derivePassphraseKey: async (passphrase: string, salt: Buffer) => {
    await new Promise((resolve) => setImmediate(resolve));
    return createHash('sha256').update(salt).update(passphrase).digest();
  },
}));

const [phrase, newPhrase] = ['correct horse battery', 'another horse'];
const newPath = () => join(temporaryFolder(), 'vault.json');
const open = (path: string, secretStore: SecretStore = noSecretStore) =>
  Vault.open({ path, secretStore, passphrase: null });
const failureOf = (reason: string) =>
  expect.objectContaining({ failure: { kind: 'vault-locked', reason } }) as Error;

/** A vault with one entry, begun in Electron. */
async function electronVault() {
  const path = newPath();
  const electron = createFakeSecretStore('electron-safe-storage');
  const vault = await open(path, electron);
  vault.write('a', 'one');
  return { path, electron, vault, keyring: createFakeSecretStore('keyring') };
}

/** What a store's slots in the file hold. */
function slotsSealedBy(store: string, path: string): string[] {
  const file = parseVaultFile(readFileSync(path, 'utf8')).found;
  if (!isVaultFile(file)) expect.fail('no vault');
  return file.slots.flatMap((slot) =>
    slot.backend === 'os-key-store' && slot.store === store ? slot.sealed : [],
  );
}

describe('one vault for several shells', () => {
  it('names what opens it where it cannot be opened, and by a passphrase opens everywhere', async () => {
    const { path, keyring, electron, vault } = await electronVault();
    const portable = await open(path, keyring);
    expect(portable.status()).toEqual({
      state: 'locked',
      reason: 'other-backend',
      openers: ['electron'],
      canRetry: false,
      canRemember: false,
    });
    await vault.setPassphrase(phrase);
    expect(await portable.unlock(phrase)).toMatchObject({ state: 'open', keyStore: 'available' });
    expect(portable.read('a')).toBe('one');
    expect((await open(path, keyring)).status()).toMatchObject({ reason: 'passphrase-needed' });
    await portable.useKeyStore(true);
    const openers = ['electron', 'passphrase', 'keyring'];
    for (const store of [keyring, electron]) {
      expect((await open(path, store)).status()).toMatchObject({ state: 'open', openers });
    }
  });

  it('asks for the passphrase everywhere once no key store is to open it', async () => {
    const { path, keyring, electron, vault } = await electronVault();
    await expect(vault.useKeyStore(false)).rejects.toEqual(failureOf('passphrase-needed'));
    await vault.setPassphrase(phrase);
    await vault.useKeyStore(false);
    for (const store of [keyring, electron]) {
      const status = (await open(path, store)).status();
      expect(status).toMatchObject({ reason: 'passphrase-needed', openers: ['passphrase'] });
    }
    expect(electron.forgotten).toHaveLength(1);
    expect(readFileSync(`${path}.bak`, 'utf8')).not.toContain('electron');
  });

  it('seals again what a rotated key has sealed, and only that', async () => {
    const { path, electron } = await electronVault();
    electron.rotated = true;
    expect((await open(path, electron)).read('a')).toBe('one');
    expect(readFileSync(path, 'utf8')).toContain('rotated:');
    const before = readFileSync(path, 'utf8');
    await open(path, electron);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });
});

describe('a passphrase', () => {
  it('is changed by who knows it; the old one opens neither vault nor backup', async () => {
    const { path, vault } = await electronVault();
    await vault.setPassphrase(phrase);
    for (const current of [null, newPhrase]) {
      await expect(vault.setPassphrase(newPhrase, current)).rejects.toEqual(
        failureOf('wrong-passphrase'),
      );
    }
    await vault.setPassphrase(newPhrase, phrase);
    for (const text of [readFileSync(path), readFileSync(`${path}.bak`)]) {
      const copy = newPath();
      writeFileSync(copy, text);
      const opened = await open(copy);
      await expect(opened.unlock(phrase)).rejects.toEqual(failureOf('wrong-passphrase'));
      expect(await opened.unlock(newPhrase)).toMatchObject({ state: 'open' });
      expect(opened.read('a')).toBe('one');
    }
  });
});

describe('the key that a store keeps, after a change of the passphrase', () => {
  const own = {
    ...createFakeSecretStore(),
    seal: () => Promise.resolve('under a name of its own'),
  };
  it.each([
    ['is forgotten where the new one lies beside it', createFakeSecretStore(), 1],
    ['stays where the store keeps one key under a name of its own', own, 0],
  ])('%s', async (_what, store, forgotten) => {
    const vault = await open(newPath(), store);
    vault.write('a', 'one');
    await vault.setPassphrase(phrase);
    const [before] = slotsSealedBy(store.name, vault.path);
    await vault.setPassphrase(newPhrase, phrase);
    expect(store.forgotten).toEqual(forgotten === 0 ? [] : [before]);
    expect(slotsSealedBy(store.name, vault.path)).toHaveLength(1);
  });
});

describe('locking', () => {
  it('drops the key here and, at its next use, in every other Collega', async () => {
    const { path, electron, vault } = await electronVault();
    const other = await open(path, electron);
    const told: unknown[] = [];
    other.onChange = (status) => told.push(status);
    expect(vault.lock()).toMatchObject({ state: 'locked', reason: 'closed', canRetry: true });
    for (const each of [vault, other]) {
      expect(() => each.read('a')).toThrow(failureOf('closed'));
      expect(() => each.write('a', 'x')).toThrow(failureOf('closed'));
    }
    expect(told).toHaveLength(1);
    expect(await other.unlock(null)).toMatchObject({ state: 'open' });
    expect(other.read('a')).toBe('one');
  });

  it('happens when Collega was not used for the minutes that were set', async () => {
    const clock = createFakeClock();
    const { get, events } = await startCollega({ clock, secretStore: createFakeSecretStore() });
    const locks = () =>
      events.filter(
        ({ name, payload }) =>
          name === 'vault.changed' && JSON.stringify(payload).includes('locked'),
      );
    await get('vault.setIdleLock', { minutes: 5 });
    clock.advance(4 * 60_000);
    await get('vault.touch', {});
    clock.advance(4 * 60_000);
    expect(await get('vault.status', {})).toMatchObject({ state: 'open' });
    expect(locks()).toEqual([]);
    clock.advance(5 * 60_000);
    // By itself: the next use, which would lock too, may come from another person.
    expect(locks()).toHaveLength(1);
    expect(await get('vault.status', {})).toMatchObject({ state: 'locked', reason: 'closed' });
    expect(await get('vault.unlock', { passphrase: null })).toMatchObject({ state: 'open' });
    await get('vault.setIdleLock', { minutes: null });
    expect(clock.pending()).toBe(0);
  });
});

it('a vault of the first format opens, and is kept under its name at the first write', async () => {
  const path = newPath();
  const dataKey = Buffer.alloc(32, 7);
  const keyId = 'b3f3c1de-6a37-4a5c-9a4d-6d9c4fbf4c01';
  const sealed = await createFakeSecretStore().seal(dataKey);
  const text = JSON.stringify({
    schema: 'collega.vault/1',
    keyId,
    key: { backend: 'os-key-store', store: 'fake-store', sealed },
    entries: { a: sealEntry(dataKey, `${keyId}/a`, 'one') },
  });
  writeFileSync(path, text);
  const vault = await open(path, createFakeSecretStore());
  expect(vault.read('a')).toBe('one');
  expect(readFileSync(path, 'utf8')).toBe(text);
  vault.write('b', 'two');
  vault.write('c', 'three');
  expect(readFileSync(`${path}.schema-1`, 'utf8')).toBe(text);
  expect((await open(path, createFakeSecretStore())).read('a')).toBe('one');
  vault.remove('a');
  expect(existsSync(`${path}.schema-1`)).toBe(false);
  expect(readFileSync(`${path}.bak`, 'utf8')).not.toContain('"a"');
});

it('a vault of a newer Collega is named as such and left as it is', async () => {
  const path = newPath();
  writeFileSync(path, '{"schema":"collega.vault/4","more":true}');
  const { get } = await startCollega({ dataFolder: join(path, '..') });
  expect(await get('vault.startEmpty', {})).toMatchObject({ reason: 'newer-format' });
  expect(readFileSync(path, 'utf8')).toContain('collega.vault/4');
});

describe('a damaged vault', () => {
  it('comes back from its backup, and what was damaged is set aside and named', async () => {
    const { path, electron, vault } = await electronVault();
    vault.write('b', 'two');
    writeFileSync(path, 'half a fi');
    const { get } = await startCollega({ dataFolder: join(path, '..'), secretStore: electron });
    expect(await get('vault.status', {})).toMatchObject({ state: 'locked', reason: 'damaged' });
    expect(await get('storage.damagedFiles', {})).toMatchObject([
      { file: 'vault', clientId: null, stamp: '', path, backup: { holds: 1 } },
    ]);
    expect(await get('vault.restoreBackup', {})).toMatchObject({ state: 'open' });
    const [aside] = await get('storage.damagedFiles', {});
    expect(readFileSync(aside?.path ?? '', 'utf8')).toBe('half a fi');
    expect((await open(path, electron)).read('a')).toBe('one');
  });

  it('gives way to an empty one when asked, and can still be gone back to', async () => {
    const { path, electron, vault } = await electronVault();
    vault.write('b', 'two');
    writeFileSync(path, 'half a fi');
    const { get } = await startCollega({ dataFolder: join(path, '..'), secretStore: electron });
    expect(await get('vault.startEmpty', {})).toMatchObject({ state: 'open' });
    const [aside] = await get('storage.damagedFiles', {});
    const which = { file: 'vault', clientId: null, stamp: aside?.stamp ?? '' } as const;
    await get('storage.restoreBackup', which);
    expect((await open(path, electron)).read('a')).toBe('one');
    expect(await get('storage.deleteDamaged', which)).toEqual([]);
  });
});

it('forgetting everything leaves no file and no key, and says which', async () => {
  const dataFolder = temporaryFolder();
  const secretStore = createFakeSecretStore('keyring');
  const { get } = await startCollega({ dataFolder, secretStore });
  writeFileSync(join(dataFolder, 'vault.json.set-aside-x'), 'damaged once');
  const done = await get('vault.forgetEverything', { confirm: true });
  expect(done.keys).toEqual([{ opener: 'keyring', removed: true }]);
  expect(done.files.every(({ overwritten, removed }) => overwritten && removed)).toBe(true);
  expect(secretStore.forgotten).toHaveLength(1);
  // A new, empty vault is begun at once, under a new key.
  expect(readdirSync(dataFolder)).toEqual(['vault.json']);
  expect(await get('vault.status', {})).toMatchObject({ state: 'open', openers: ['keyring'] });
});

it('a key store that hangs is given up in time', async () => {
  const clock = createFakeClock();
  const never = () => new Promise<never>(() => undefined);
  const hanging = { name: 'keyring', isAvailable: never, seal: never, open: never, forget: never };
  const bound = boundSecretStore(hanging, clock);
  const [there, opened] = [bound.isAvailable(), bound.open('sealed')];
  clock.advance(5_000);
  expect(await there).toBe(false);
  clock.advance(55_000);
  await expect(opened).rejects.toThrow('has not answered for 60 seconds');
  expect(clock.pending()).toBe(0);
});
