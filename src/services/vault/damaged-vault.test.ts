import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noSecretStore, type SecretStore } from '../ports/secret-store.ts';
import { createFakeSecretStore } from '../test-doubles/fake-secret-store.ts';
import { temporaryFolder } from '../test-doubles/start-collega.ts';
import { Vault } from './vault.ts';

const phrase = 'correct horse battery';
const locked = (reason: string) => expect.objectContaining({ state: 'locked', reason }) as unknown;
const failureOf = (reason: string) =>
  expect.objectContaining({ failure: { kind: 'vault-locked', reason } }) as Error;

function newPath(): string {
  return join(temporaryFolder(), 'vault.json');
}

function open(path: string, secretStore: SecretStore = noSecretStore, passphrase?: string) {
  return Vault.open({ path, secretStore, passphrase: passphrase ?? null });
}

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
      const path = newPath();
      writeFileSync(path, content);
      for (const store of [noSecretStore, createFakeSecretStore()]) {
        for (const passphrase of [phrase, undefined]) {
          const vault = await open(path, store, passphrase);
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
    const path = newPath();
    const vault = await open(path, createFakeSecretStore());
    vault.write('a', 'one');
    writeFileSync(path, 'half a fi');
    expect(thrownBy(() => vault.write('b', 'two'))).toEqual(failureOf('damaged'));
    expect(readFileSync(path, 'utf8')).toBe('half a fi');

    const inMemory = await open(join(path, '..', 'other.json'));
    inMemory.write('a', 'one');
    writeFileSync(join(path, '..', 'other.json'), 'half a fi');
    await expect(inMemory.setPassphrase(phrase)).rejects.toEqual(failureOf('damaged'));
    expect(inMemory.read('a')).toBe('one');
  });

  it('does not keep Collega from starting when its place cannot be read', async () => {
    const path = newPath();
    mkdirSync(path);
    expect((await open(path, createFakeSecretStore())).status()).toEqual(locked('damaged'));
  });

  it('is not replaced when another vault has taken its place meanwhile', async () => {
    const path = newPath();
    const vault = await open(path, createFakeSecretStore());
    vault.write('a', 'one');
    const elsewhere = newPath();
    await open(elsewhere, createFakeSecretStore());
    const replaced = readFileSync(elsewhere);
    writeFileSync(path, replaced);
    expect(thrownBy(() => vault.write('b', 'two'))).toEqual(failureOf('closed'));
    expect(readFileSync(path)).toEqual(replaced);
  });
});
