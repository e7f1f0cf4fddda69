import { type VaultStatus } from '../../../contract/vault.ts';
import { fail, FailureError } from '../../failure-error.ts';
import { noSecretStore, type SecretStore } from '../../shell/ports/secret-store.ts';
import { forgetKeys, setPassphrase, useKeyStore } from './change-openers.ts';
import { openEntry } from './sealed-entry.ts';
import { unlockVault } from './unlock-vault.ts';
import { type DivisionServices } from './vault-entries.ts';
import { isDivided, isVaultFile, withVaultLock, type KeySlot } from './vault-file.ts';
import { clientOfEntry, pathOfPart } from './vault-part.ts';
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

  static async open(
    options: {
      readonly path: string;
      readonly secretStore: SecretStore;
      readonly passphrase: string | null;
    } & Partial<DivisionServices>,
  ): Promise<Vault> {
    const { path, secretStore, passphrase } = options;
    const { ownerOfLink = () => null, addWhenDivided = () => [] } = options;
    const session = new VaultSession(path, secretStore, { ownerOfLink, addWhenDivided });
    const vault = new Vault(session);
    // Who gives a passphrase wants it to be the key, whatever key store this machine has.
    await session.readAgain(passphrase === null ? secretStore : noSecretStore);
    const status = vault.status();
    const file = session.find();
    // Whether it could be remembered is known before the passphrase is asked for.
    if (status.state === 'locked' && isVaultFile(file)) await session.askStore(file);
    if (passphrase === null) return vault;
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
    const found = isVaultFile(file) ? this.#session.entries.find(file, name) : null;
    return found !== null && found !== 'damaged';
  }

  /** The names of one client's entries at one moment, or with null of those that belong to none. */
  names(clientId: string | null): ReadonlySet<string> {
    const { state } = this.#session;
    if (state.kind === 'memory') {
      return new Set([...state.entries.keys()].filter((name) => clientOfEntry(name) === clientId));
    }
    const file = this.#session.find();
    return isVaultFile(file) ? this.#session.entries.namesOf(file, clientId) : new Set();
  }

  /** Changes whenever what is kept of this client does; null where that cannot be told. */
  identityOf(clientId: string): string | null {
    const { state, entries } = this.#session;
    if (state.kind === 'memory') return this.names(clientId).size === 0 ? 'none' : null;
    const file = this.#session.find();
    if (!isVaultFile(file)) return file === null ? 'none' : null;
    return isDivided(file) ? entries.identityOf(file, clientId) : this.#session.identity;
  }

  /** Where what is kept of this client rests; null where it has no file. */
  pathOf(clientId: string): string | null {
    const file = this.#session.find();
    return isVaultFile(file) && isDivided(file)
      ? pathOfPart(this.#session.path, clientId, file.keyId)
      : null;
  }

  /** Whether the vault's own file is there and cannot be understood. */
  get isDamaged(): boolean {
    return this.#session.find() === 'damaged';
  }

  /**
   * The clients whose part of the vault is damaged: of these, all of which are read, or with null
   * those that were met.
   */
  damagedParts(
    clientIds: readonly string[] | null,
  ): { readonly clientId: string; readonly path: string }[] {
    const { entries } = this.#session;
    const file = this.#session.find();
    if (!isVaultFile(file) || !isDivided(file)) return [];
    // Read again: another Collega may have put the backup back.
    return [...(clientIds ?? entries.parts.damaged)]
      .filter((clientId) => entries.parts.find(clientId, file.keyId) === 'damaged')
      .map((clientId) => ({
        clientId,
        path: pathOfPart(this.#session.path, clientId, file.keyId),
      }));
  }

  /** Removes a damaged part with its backup, so that the client can be given its secrets again. */
  removeDamagedPart(clientId: string): void {
    const file = this.#session.find();
    if (!isVaultFile(file) || !isDivided(file)) return;
    const { parts } = this.#session.entries;
    withVaultLock(this.path, () => {
      if (parts.findLocked(clientId, file.keyId) === 'damaged') parts.remove(clientId, file.keyId);
    });
    parts.find(clientId, file.keyId);
  }

  /** Answers null when nothing is kept under this name. */
  read(name: string): string | null {
    const { state } = this.#session;
    if (state.kind === 'memory') return state.entries.get(name) ?? null;
    const { dataKey, file } = this.#session.opened();
    const found = this.#session.entries.find(file, name);
    if (found === null) {
      // Another Collega may have put another key, and so other parts, in place meanwhile.
      this.#session.opened();
      return null;
    }
    if (found === 'damaged') fail({ kind: 'vault-locked', reason: 'damaged' });
    try {
      return openEntry(dataKey, found.bound, found.sealed);
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
    this.#session.removeAll(names);
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

  /** Reads the vault's file again, after it was restored, replaced or forgotten. */
  async reopen(): Promise<VaultStatus> {
    await this.#session.readAgain(this.#session.store);
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
