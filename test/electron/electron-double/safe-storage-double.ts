import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';

export interface SafeStorageDoubleOptions {
  readonly available: boolean;
  /** First bytes of what is sealed: v10 is the fixed key on Linux (libraries.md 0.3). */
  readonly prefix: string;
  readonly backend: ReturnType<SafeStorage['getSelectedStorageBackend']>;
  /** Named by `app.name` in the key store: the same name is the same key. */
  readonly key?: Buffer;
  readonly throws?: 'encrypt' | 'decrypt' | 'available';
  readonly shouldReEncrypt?: boolean;
  /**
   * Until the key is there, so until a person has given the keyring's password or answered the key
   * chain. Nothing is answered before: each call waits for OSCryptAsync::GetInstance
   * (electron_api_safe_storage.cc, EnsureAsyncEncryptorRequested).
   */
  readonly keyIsThere?: Promise<void>;
}

type AsyncHalf = Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend'
>;

/** The asynchronous half of safeStorage; every instance is another user's key. */
export function createSafeStorageDouble(options: SafeStorageDoubleOptions): AsyncHalf {
  const key = options.key ?? randomBytes(32);
  const { keyIsThere = Promise.resolve() } = options;
  const head = Buffer.from(options.prefix, 'latin1');
  const failWhen = (when: SafeStorageDoubleOptions['throws']) => {
    if (options.throws === when) throw new Error(`safeStorage: ${String(when)} failed`);
  };
  return {
    getSelectedStorageBackend: () => options.backend,
    isAsyncEncryptionAvailable: async () => {
      await keyIsThere;
      failWhen('available');
      return options.available;
    },
    encryptStringAsync: async (plain) => {
      await keyIsThere;
      failWhen('encrypt');
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
    },
    decryptStringAsync: async (encrypted) => {
      await keyIsThere;
      failWhen('decrypt');
      const rest = encrypted.subarray(head.length);
      const decipher = createDecipheriv('aes-256-gcm', key, rest.subarray(0, 12));
      decipher.setAuthTag(rest.subarray(12, 28));
      const plain = Buffer.concat([decipher.update(rest.subarray(28)), decipher.final()]);
      return { result: plain.toString('utf8'), shouldReEncrypt: options.shouldReEncrypt ?? false };
    },
  };
}
