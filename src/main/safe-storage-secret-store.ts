import type { SafeStorage } from 'electron';
import { type SecretStore } from '../services/shell/ports/secret-store.ts';

/** The asynchronous half of safeStorage: the other half is deprecated in Electron 45. */
export type AsyncSafeStorage = Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend'
>;

/**
 * Seals with Electron's safeStorage. What is sealed is text there, so the key travels as base64.
 * Works only after `ready`.
 */
export function createSafeStorageSecretStore(
  safeStorage: AsyncSafeStorage,
  platform: NodeJS.Platform,
): SecretStore {
  return {
    name: 'electron-safe-storage',
    isAvailable: async () => {
      try {
        if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
        return platform !== 'linux' || (await protectsOnLinux(safeStorage));
      } catch {
        return false;
      }
    },
    seal: async (dataKey) => {
      const sealed = await safeStorage.encryptStringAsync(dataKey.toString('base64'));
      return sealed.toString('base64');
    },
    open: async (sealed) => {
      // An object, not a string as the old API gave: others have shipped that mistake.
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(
        Buffer.from(sealed, 'base64'),
      );
      return { dataKey: Buffer.from(result, 'base64'), shouldSealAgain: shouldReEncrypt };
    },
    // The key that seals is the application's own and stays: it also protects Chromium's cookies.
    forget: () => Promise.resolve(false),
  };
}

/**
 * On Linux "available" proves nothing: Electron always registers a provider whose key is built in
 * (libraries.md 0.3). What it sealed starts with `v10`; the Secret Service gives `v11`, the portal
 * `v12`. Anything unknown counts as unprotected.
 */
async function protectsOnLinux(safeStorage: AsyncSafeStorage): Promise<boolean> {
  if (safeStorage.getSelectedStorageBackend() === 'basic_text') return false;
  const probe = await safeStorage.encryptStringAsync('collega');
  const prefix = probe.subarray(0, 3).toString('latin1');
  return prefix === 'v11' || prefix === 'v12';
}
