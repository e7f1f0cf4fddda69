import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createFakeSecretStore } from '../../../src/services/testing/fake-secret-store.ts';
import { newVaultPath, openVault } from '../../../src/services/testing/open-vault.ts';
import { startCollega } from '../../../src/services/testing/start-collega.ts';

/** A key store that remembers each buffer it has handed out. */
function createRememberingStore() {
  const store = createFakeSecretStore();
  const handedOut: Buffer[] = [];
  return {
    handedOut,
    store: {
      ...store,
      open: async (sealed: string) => {
        const opened = await store.open(sealed);
        handedOut.push(opened.dataKey);
        return opened;
      },
    },
  };
}

const zeros = Buffer.alloc(32);

it('finding 13: nothing of the key is left in its place once the vault is locked', async () => {
  const path = newVaultPath();
  await openVault(path, createFakeSecretStore());
  const { store, handedOut } = createRememberingStore();
  const vault = await openVault(path, store);
  vault.write('a', 'b');
  expect(handedOut.map((key) => key.equals(zeros))).toEqual([false]);
  vault.lock();
  expect(handedOut.map((key) => key.equals(zeros))).toEqual([true]);
  await vault.unlock(null);
  expect(vault.read('a')).toBe('b');
});

it('finding 13: nor once another Collega has locked it', async () => {
  const path = newVaultPath();
  await openVault(path, createFakeSecretStore());
  const { store, handedOut } = createRememberingStore();
  const vault = await openVault(path, store);
  const other = await openVault(path, createFakeSecretStore());
  other.lock();
  expect(vault.status().state).toBe('locked');
  expect(handedOut.map((key) => key.equals(zeros))).toEqual([true]);
});

it('finding 13: a vault that is locked while its passphrase is being set keeps a key that opens it', async () => {
  const path = newVaultPath();
  const vault = await openVault(path, createFakeSecretStore());
  vault.write('a', 'b');
  const setting = vault.setPassphrase('correct horse').catch(() => null);
  vault.lock();
  await vault.unlock(null);
  await setting;
  vault.lock();
  const { openers } = vault.status();
  await vault.unlock(openers.includes('passphrase') ? 'correct horse' : null);
  expect(vault.read('a')).toBe('b');
});

it.runIf(process.platform === 'linux')(
  'finding 13: a core dump holds no memory of Collega',
  async () => {
    await startCollega();
    expect(readFileSync('/proc/self/coredump_filter', 'utf8').trim()).toMatch(/^0+$/u);
  },
);
