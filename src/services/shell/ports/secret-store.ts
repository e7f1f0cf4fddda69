import { type KeyStoreTrouble } from '../../../contract/vault.ts';

/** A data key that was opened, and whether the store wants it sealed again (a rotated key). */
export interface OpenedDataKey {
  readonly dataKey: Buffer;
  readonly shouldSealAgain: boolean;
}

/**
 * Seals the vault's data key (32 bytes) with something that only this user of this machine has.
 * Implemented by Electron's safeStorage and by the OS keyring; a passphrase is the vault's own.
 */
export interface SecretStore {
  /** Recorded beside what was sealed, so that a changed backend is noticed and not overwritten. */
  readonly name: string;
  /** False where sealing would protect nothing (no keyring, or a fixed built-in key). */
  isAvailable(): Promise<boolean>;
  /** Answers text that is safe to write to the disk. */
  seal(dataKey: Buffer): Promise<string>;
  /** Throws when this user on this machine cannot open it (row 109 of failures.md). */
  open(sealed: string): Promise<OpenedDataKey>;
  /** Takes the key out of the store; false where what was sealed can still be opened afterwards. */
  forget(sealed: string): Promise<boolean>;
  /** Why it is not there or refused what was last asked of it, where it knows. */
  readonly trouble?: () => KeyStoreTrouble | null;
}

/** For machines without any key store: the vault then lives in memory or behind a passphrase. */
export const noSecretStore: SecretStore = {
  name: 'none',
  isAvailable: () => Promise.resolve(false),
  seal: () => Promise.reject(new Error('there is no key store to seal with')),
  open: () => Promise.reject(new Error('there is no key store to open with')),
  forget: () => Promise.resolve(false),
};
