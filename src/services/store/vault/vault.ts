import { type VaultStatus } from '../../../contract/vault.ts';
import { fail, FailureError } from '../../failure-error.ts';
import { noSecretStore, type SecretStore } from '../../shell/ports/secret-store.ts';
import { forgetKeys, setPassphrase, useKeyStore } from './change-openers.ts';
import { openEntry } from './sealed-entry.ts';
import { unlockVault } from './unlock-vault.ts';
import { isVaultFile, type KeySlot, type VaultFile } from './vault-file.ts';
import { VaultSession } from './vault-session.ts';

/**
 * Keeps secrets and tokens: in AES-256-GCM on the disk under a random data key, which key stores
 * and a passphrase seal, each for itself; without any, in memory until Collega closes. A vault that
 * cannot be opened says so and is never replaced by an empty one (row 109 of failures.md).
 *
 * Each change takes the vault's lock by itself. What belongs to a record is changed within
 * `Records.hold`, whose lock comes first (ADR 10).
 */
export class Vault {
  readonly #session: VaultSession;

  private constructor(session: VaultSession) {
    this.#session = session;
  }

  static async open(options: {
    readonly path: string;
    readonly secretStore: SecretStore;
    readonly passphrase: string | null;
  }): Promise<Vault> {
    const { path, secretStore, passphrase } = options;
    const session = new VaultSession(path, secretStore);
    const vault = new Vault(session);
    // Who gives a passphrase wants it to be the key, whatever key store this machine has.
    await session.readAnew(passphrase === null ? secretStore : noSecretStore);
    if (passphrase === null) return vault;
    const status = vault.status();
    if (status.state === 'locked' && status.reason === 'passphrase-needed') {
      // A wrong one leaves the vault locked: the shell says so and asks.
      await vault.unlock(passphrase).catch(ignoreWrongPassphrase);
    } else if (status.state === 'open' && status.backend === 'memory') {
      await vault.setPassphrase(passphrase);
    }
    return vault;
  }

  get path(): string {
    return this.#session.path;
  }

  /**
   * Told when the vault was opened, locked or moved to the disk. That it was locked may be noticed
   * in the middle of a change: who is told so takes no lock.
   */
  set onChange(listener: (status: VaultStatus) => void) {
    this.#session.onChange = listener;
  }

  status(): VaultStatus {
    return this.#session.status();
  }

  /** Whether something is kept under this name; works while locked too. */
  has(name: string): boolean {
    const { state } = this.#session;
    if (state.kind === 'memory') return state.entries.has(name);
    const file = this.#session.find();
    return isVaultFile(file) && Object.hasOwn(file.entries, name);
  }

  /** The names of all entries at one moment; works while locked too. */
  names(): ReadonlySet<string> {
    const { state } = this.#session;
    if (state.kind === 'memory') return new Set(state.entries.keys());
    const file = this.#session.find();
    return new Set(isVaultFile(file) ? Object.keys(file.entries) : []);
  }

  /** Answers null when nothing is kept under this name. */
  read(name: string): string | null {
    const { state } = this.#session;
    if (state.kind === 'memory') return state.entries.get(name) ?? null;
    const { dataKey, keyId, file } = this.#session.opened();
    const sealed = file.entries[name];
    if (sealed === undefined) return null;
    try {
      return openEntry(dataKey, `${keyId}/${name}`, sealed);
    } catch {
      fail({ kind: 'vault-locked', reason: 'damaged' });
    }
  }

  /** On the disk, flushed, when it returns. */
  write(name: string, plain: string): void {
    const { state } = this.#session;
    if (state.kind === 'memory') state.entries.set(name, plain);
    else this.#session.writeAll([[name, plain]]);
  }

  /** Removes an entry, from the backup too; possible while locked, since forgetting needs no key. */
  remove(name: string): void {
    this.removeAll([name]);
  }

  /** As above for many, in one change. */
  removeAll(names: readonly string[]): void {
    if (names.length === 0) return;
    const { state } = this.#session;
    if (state.kind === 'memory') {
      for (const name of names) state.entries.delete(name);
      return;
    }
    const gone = new Set(names);
    const without = (file: VaultFile): VaultFile | null => {
      const all = Object.entries(file.entries);
      const entries = all.filter(([name]) => !gone.has(name));
      return entries.length < all.length ? { ...file, entries: Object.fromEntries(entries) } : null;
    };
    this.#session.changeFile((file) => (isVaultFile(file) ? without(file) : null), {
      forget: true,
    });
  }

  /**
   * Opens the vault with its passphrase, or with null by the key store once more.
   * @throws FailureError `vault-locked` when that does not open it
   */
  unlock(passphrase: string | null): Promise<VaultStatus> {
    return unlockVault(this.#session, passphrase);
  }

  /**
   * Sets the passphrase, or changes it for who knows the one before. From memory: moves what it
   * holds to the disk; where another Collega has made a vault meanwhile, joins it, if the
   * passphrase is the same. The backup does not open with the passphrase before either.
   */
  setPassphrase(passphrase: string, current: string | null = null): Promise<VaultStatus> {
    return setPassphrase(this.#session, passphrase, current);
  }

  /**
   * Lets this shell's key store open the vault, or with false no key store: the passphrase is then
   * asked for everywhere. @throws FailureError when the store refuses, or there is no passphrase
   */
  useKeyStore(use: boolean): Promise<VaultStatus> {
    return useKeyStore(this.#session, use);
  }

  /** Drops the data key, and makes every other Collega drop it at its next use of the vault. */
  lock(): VaultStatus {
    const session = this.#session;
    if (session.state.kind === 'memory') return session.status();
    if (session.state.kind === 'open') session.state = { kind: 'locked', reason: 'closed' };
    try {
      session.changeFile((file) => (isVaultFile(file) ? { ...file, locks: file.locks + 1 } : null));
    } catch (error) {
      // Locked here all the same; a disk that refuses must not leave it open.
      if (!(error instanceof FailureError)) throw error;
    }
    return session.tell();
  }

  /** Looks at the vault's file anew, after it was restored, replaced or forgotten. */
  async reopen(): Promise<VaultStatus> {
    await this.#session.readAnew(this.#session.store);
    return this.#session.tell();
  }

  /** Takes the data key out of this shell's key store. Answers which slots were this store's. */
  forgetKeys(): Promise<{ readonly slot: KeySlot; readonly removed: boolean }[]> {
    return forgetKeys(this.#session);
  }
}

function ignoreWrongPassphrase(error: unknown): void {
  if (!(error instanceof FailureError)) throw error;
}
