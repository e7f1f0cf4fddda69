import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noSecretStore } from '../../../src/services/shell/ports/secret-store.ts';
import { Vault } from '../../../src/services/store/vault/vault.ts';
import { temporaryFolder } from '../../../src/services/testing/start-collega.ts';

const before = 'correct horse battery staple';
const after = 'another horse battery staple';

const open = (folder: string, passphrase: string) =>
  Vault.open({ path: join(folder, 'vault.json'), secretStore: noSecretStore, passphrase });

describe('finding 20: slots of a vault', () => {
  it('a vault with more slots than Collega makes is refused before one is tried', async () => {
    const folder = temporaryFolder();
    await open(folder, before);
    const path = join(folder, 'vault.json');
    const stored = JSON.parse(readFileSync(path, 'utf8')) as { slots: unknown[] };
    const [slot] = stored.slots;
    writeFileSync(path, JSON.stringify({ ...stored, slots: Array(200).fill(slot) }));
    const vault = await open(folder, before);
    expect(vault.status()).toMatchObject({ state: 'locked', reason: 'damaged' });
  });
});

describe('finding 26: a changed passphrase', () => {
  it('gives a new key: an old copy and the old passphrase open nothing that is saved later', async () => {
    const folder = temporaryFolder();
    const clientId = '5a3f8c1e-6a37-4a5c-9a4d-6d9c4fbf4c01';
    const vault = await open(folder, before);
    vault.write('shared', 'old');
    vault.write(`client-secret/${clientId}`, 'old');
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });

    await vault.setPassphrase(after, before);
    vault.write('shared', 'new');
    vault.write(`client-secret/${clientId}`, 'new');

    // The thief has the keys of before, and all files of now.
    const stolen = temporaryFolder();
    cpSync(folder, stolen, { recursive: true });
    copyFileSync(join(copy, 'vault.json'), join(stolen, 'vault.json'));
    const thief = await open(stolen, before);
    expect(thief.status().state).toBe('open');
    const found = ['shared', `client-secret/${clientId}`].map((name) => thief.read(name));
    expect(found).not.toContain('new');
    // Nor do the entries of now open when they are put beside the keys of before.
    const now = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')) as {
      entries: Record<string, string>;
    };
    const path = join(stolen, 'vault.json');
    const old = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...old, entries: now.entries }));
    const again = await open(stolen, before);
    expect(() => again.read('shared')).toThrow();
    expect((await open(folder, after)).read(`client-secret/${clientId}`)).toBe('new');
  });
});
