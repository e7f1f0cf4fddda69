import { expect, test } from 'vitest';
import { createSafeStorageSecretStore } from '../../src/main/safe-storage-secret-store.ts';
import {
  createSafeStorageDouble,
  type SafeStorageDoubleOptions,
} from './electron-double/safe-storage-double.ts';

const good: SafeStorageDoubleOptions = {
  available: true,
  prefix: 'v11',
  backend: 'gnome_libsecret',
};
const dataKey = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index));
const storeOn = (platform: NodeJS.Platform, options: Partial<SafeStorageDoubleOptions> = {}) =>
  createSafeStorageSecretStore(createSafeStorageDouble({ ...good, ...options }), platform);

test.each([true, false])(
  'what was sealed opens again, byte for byte; rotated key: %s',
  async (rotated) => {
    const store = storeOn('linux', { shouldReEncrypt: rotated });
    const sealed = await store.seal(dataKey);
    expect(sealed).toMatch(/^[A-Za-z0-9+/=]+$/u);
    expect(sealed).not.toContain(dataKey.toString('base64').slice(0, 16));
    expect(await store.open(sealed)).toEqual({ dataKey, shouldSealAgain: rotated });
    expect(await store.forget(sealed)).toBe(false);
  },
);

test('another user’s key, and a changed byte, open nothing', async () => {
  const store = storeOn('linux');
  const sealed = await store.seal(dataKey);
  await expect(storeOn('linux').open(sealed)).rejects.toThrow();
  const changed = Buffer.from(sealed, 'base64');
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
  await expect(store.open(changed.toString('base64'))).rejects.toThrow();
});

test.each<[string, NodeJS.Platform, Partial<SafeStorageDoubleOptions>, boolean]>([
  ['Secret Service', 'linux', {}, true],
  ['portal', 'linux', { prefix: 'v12' }, true],
  ['the built-in key', 'linux', { prefix: 'v10' }, false],
  ['an unknown prefix', 'linux', { prefix: 'xyz' }, false],
  ['basic_text', 'linux', { backend: 'basic_text' }, false],
  ['no encryptor', 'linux', { available: false }, false],
  ['an encryptor that throws', 'linux', { throws: 'encrypt' }, false],
  ['an answer that throws', 'win32', { throws: 'available' }, false],
  ['DPAPI, whose prefix is v10 too', 'win32', { prefix: 'v10' }, true],
  ['the keychain, whose prefix is v10 too', 'darwin', { prefix: 'v10' }, true],
])('%s on %s (%j) counts as protection: %s', async (_name, platform, options, available) => {
  expect(await storeOn(platform, options).isAvailable()).toBe(available);
});

test('a store that cannot open says so by throwing', async () => {
  const broken = storeOn('linux', { throws: 'decrypt' });
  await expect(broken.open(await broken.seal(dataKey))).rejects.toThrow('decrypt failed');
});
