import { randomBytes } from 'node:crypto';
import { type VaultStatus } from '../../contract/vault.ts';
import { fail, FailureError } from '../failure-error.ts';
import { noSecretStore, type SecretStore } from '../ports/secret-store.ts';
import { describeStatus } from './describe-status.ts';
import {
  dataKeyBytes,
  openersOf,
  openWithPassphrase,
  openWithStore,
  sealCheck,
  sealWithPassphrase,
  sealWithStore,
  slotsOf,
  type OpenedSlot,
} from './key-slots.ts';
import {
  beginFile,
  openState,
  readState,
  whyLocked,
  type LockedReason,
  type OpenState,
  type VaultState,
} from './read-state.ts';
import { openEntry, sealEntry } from './sealed-entry.ts';
import {
  changeVaultFile,
  isVaultFile,
  placeVaultFile,
  readVaultFile,
  type KeySlot,
  type NoVaultFile,
  type VaultFile,
} from './vault-file.ts';

/**
 * Keeps secrets and tokens: in AES-256-GCM on the disk under a random data key, which key stores
 * and a passphrase seal, each for itself; without any, in memory until Collega closes. A vault that
 * cannot be opened says so and is never replaced by an empty one (row 109 of failures.md).
 */
export class Vault {
  /** Told when the vault was opened, locked or moved to the disk. */
  onChange: (status: VaultStatus) => void = () => undefined;
  readonly path: string;
  readonly #store: SecretStore;
  #state: VaultState = { kind: 'locked', reason: 'closed' };
  /** Whether this shell's key store could open the vault, as far as it has been asked. */
  #storeIsThere = false;

  private constructor(path: string, store: SecretStore) {
    this.path = path;
    this.#store = store;
  }

  static async open(options: {
    readonly path: string;
    readonly secretStore: SecretStore;
    readonly passphrase: string | null;
  }): Promise<Vault> {
    const { path, secretStore, passphrase } = options;
    const vault = new Vault(path, secretStore);
    // Who gives a passphrase wants it to be the key, whatever key store this machine has.
    await vault.#read(passphrase === null ? secretStore : noSecretStore);
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

  status(): VaultStatus {
    const { state, file } = this.#look();
    return describeStatus(state, file, { store: this.#store, isThere: this.#storeIsThere });
  }

  /** Whether something is kept under this name; works while locked too. */
  has(name: string): boolean {
    return this.names().has(name);
  }

  /** The names of all entries, from one reading of the file; works while locked too. */
  names(): ReadonlySet<string> {
    if (this.#state.kind === 'memory') return new Set(this.#state.entries.keys());
    const file = readVaultFile(this.path);
    return new Set(isVaultFile(file) ? Object.keys(file.entries) : []);
  }

  /** Answers null when nothing is kept under this name. */
  read(name: string): string | null {
    if (this.#state.kind === 'memory') return this.#state.entries.get(name) ?? null;
    const { dataKey, keyId, file } = this.#opened();
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
    if (this.#state.kind === 'memory') this.#state.entries.set(name, plain);
    else this.#writeAll([[name, plain]]);
  }

  /** Removes an entry, from the backup too; possible while locked, since forgetting needs no key. */
  remove(name: string): void {
    if (this.#state.kind === 'memory') {
      this.#state.entries.delete(name);
      return;
    }
    if (!this.names().has(name)) return;
    const without = (file: VaultFile): VaultFile => ({
      ...file,
      entries: Object.fromEntries(Object.entries(file.entries).filter(([each]) => each !== name)),
    });
    changeVaultFile(this.path, (file) => (isVaultFile(file) ? without(file) : null), {
      forget: true,
    });
  }

  /**
   * Opens the vault with its passphrase, or with null by the key store once more.
   * @throws FailureError `vault-locked` when that does not open it
   */
  async unlock(passphrase: string | null): Promise<VaultStatus> {
    const file = readVaultFile(this.path);
    if (!isVaultFile(file)) {
      if (file === null && this.#state.kind === 'locked') await this.#read(this.#store);
      return this.#tell();
    }
    if (passphrase !== null && !openersOf(file).includes('passphrase')) return this.status();
    const opened =
      passphrase === null
        ? await openWithStore(file, this.#store)
        : await openWithPassphrase(file, passphrase);
    if (opened === null) {
      const reason = passphrase === null ? 'key-store-refused' : 'wrong-passphrase';
      fail({ kind: 'vault-locked', reason });
    }
    await this.#askStore(file);
    const before = this.#state;
    this.#adopt(file, opened);
    try {
      // Another Collega made this vault while this one kept its entries in memory: all or none move.
      if (before.kind === 'memory' && before.entries.size > 0) this.#writeAll(before.entries);
    } catch (error) {
      this.#state = before;
      throw error;
    }
    return this.#tell();
  }

  /**
   * Sets the passphrase, or changes it for who knows the one before. From memory: moves what it
   * holds to the disk; where another Collega has made a vault meanwhile, joins it, if the
   * passphrase is the same. The backup does not open with the passphrase before either.
   */
  async setPassphrase(passphrase: string, current: string | null = null): Promise<VaultStatus> {
    if (this.#state.kind === 'memory') {
      const dataKey = randomBytes(dataKeyBytes);
      const slot = await sealWithPassphrase(dataKey, passphrase);
      return this.#leaveMemory(dataKey, slot, passphrase);
    }
    const { dataKey, file } = this.#opened();
    if (openersOf(file).includes('passphrase')) {
      const known = current === null ? null : await openWithPassphrase(file, current);
      if (known === null) fail({ kind: 'vault-locked', reason: 'wrong-passphrase' });
    }
    const slot = await sealWithPassphrase(dataKey, passphrase);
    this.#changeSlots((slots) => [...slots.filter((each) => each.backend !== slot.backend), slot]);
    return this.#tell();
  }

  /**
   * Lets this shell's key store open the vault, or with false no key store: the passphrase is then
   * asked for everywhere. @throws FailureError when the store refuses, or there is no passphrase
   */
  async useKeyStore(use: boolean): Promise<VaultStatus> {
    const store = this.#store;
    const isOwn = (slot: KeySlot): boolean =>
      slot.backend === 'os-key-store' && slot.store === store.name;
    if (this.#state.kind === 'memory') {
      if (!use) return this.status();
      const dataKey = randomBytes(dataKeyBytes);
      return this.#leaveMemory(dataKey, await this.#seal(dataKey), null);
    }
    const { dataKey, file } = this.#opened();
    if (use) {
      const slot = await this.#seal(dataKey);
      this.#changeSlots((slots) => [...slots.filter((each) => !isOwn(each)), slot]);
      return this.#tell();
    }
    if (!openersOf(file).includes('passphrase')) {
      fail({ kind: 'vault-locked', reason: 'passphrase-needed' });
    }
    this.#changeSlots((slots) => slots.filter(({ backend }) => backend === 'passphrase'));
    for (const { sealed } of slotsOf(file, store)) await store.forget(sealed);
    this.#storeIsThere = true;
    return this.#tell();
  }

  /** Drops the data key, and makes every other Collega drop it at its next use of the vault. */
  lock(): VaultStatus {
    if (this.#state.kind === 'memory') return this.status();
    if (this.#state.kind === 'open') this.#state = { kind: 'locked', reason: 'closed' };
    try {
      changeVaultFile(this.path, (file) =>
        isVaultFile(file) ? { ...file, locks: file.locks + 1 } : null,
      );
    } catch (error) {
      // Locked here all the same; a disk that refuses must not leave it open.
      if (!(error instanceof FailureError)) throw error;
    }
    return this.#tell();
  }

  /** Looks at the vault's file anew, after it was restored, replaced or forgotten. */
  async reopen(): Promise<VaultStatus> {
    await this.#read(this.#store);
    return this.#tell();
  }

  /** Takes the data key out of this shell's key store. Answers which slots were this store's. */
  async forgetKeys(): Promise<{ readonly slot: KeySlot; readonly removed: boolean }[]> {
    const file = readVaultFile(this.path);
    const slots = isVaultFile(file) ? file.slots : [];
    const own = isVaultFile(file) ? slotsOf(file, this.#store) : [];
    return Promise.all(
      slots.map(async (slot) => ({
        slot,
        removed: own.includes(slot) && (await this.#store.forget(slot.sealed).catch(() => false)),
      })),
    );
  }

  async #read(storeForNew: SecretStore): Promise<void> {
    const stores = { known: this.#store, forNew: storeForNew };
    const { state, opened } = await readState(this.path, stores);
    this.#state = state;
    const file = readVaultFile(this.path);
    if (opened !== null && isVaultFile(file)) this.#adopt(file, opened);
    else if (isVaultFile(file)) await this.#askStore(file);
  }

  async #askStore(file: VaultFile): Promise<void> {
    if (slotsOf(file, this.#store).length > 0) this.#storeIsThere = true;
    else this.#storeIsThere = await this.#store.isAvailable().catch(() => false);
  }

  #adopt(file: VaultFile, opened: OpenedSlot): void {
    this.#state = openState(file, opened);
    const { slot, anew } = opened;
    if (anew === null) return;
    try {
      this.#changeSlots((slots) =>
        slots.map((each) => ('sealed' in each && each.sealed === slot.sealed ? anew : each)),
      );
    } catch (error) {
      // What the old key sealed still opens; the next opening tries again.
      if (!(error instanceof FailureError)) throw error;
    }
  }

  async #seal(dataKey: Buffer): Promise<KeySlot> {
    try {
      return await sealWithStore(dataKey, this.#store);
    } catch {
      fail({ kind: 'vault-locked', reason: 'key-store-refused' });
    }
  }

  async #leaveMemory(
    dataKey: Buffer,
    slot: KeySlot,
    passphrase: string | null,
  ): Promise<VaultStatus> {
    const inMemory =
      this.#state.kind === 'memory' ? this.#state.entries : new Map<string, string>();
    const begun = beginFile(dataKey, slot, inMemory);
    const meanwhile = placeVaultFile(this.path, begun);
    if (meanwhile === null) {
      this.#adopt(begun, { dataKey, slot, anew: null });
      await this.#askStore(begun);
      return this.#tell();
    }
    if (!isVaultFile(meanwhile)) fail({ kind: 'vault-locked', reason: meanwhile });
    const opens = passphrase === null || openersOf(meanwhile).includes('passphrase');
    if (!opens) fail({ kind: 'vault-locked', reason: whyLocked(meanwhile, this.#store) });
    return this.unlock(passphrase);
  }

  #tell(): VaultStatus {
    const status = this.status();
    this.onChange(status);
    return status;
  }

  /** The state, after a look at whether the file is still what was opened. */
  #look(found = readVaultFile(this.path)): { state: VaultState; file: VaultFile | null } {
    const state = this.#state;
    if (state.kind !== 'open') return { state, file: isVaultFile(found) ? found : null };
    const file = found ?? structuredClone(state.unplaced);
    const known = isVaultFile(file);
    // Another vault has taken its place, or another Collega has locked this one.
    if (known && file.keyId === state.keyId && file.locks === state.locks) return { state, file };
    const reason: LockedReason = known || file === null ? 'closed' : file;
    this.#state = { kind: 'locked', reason };
    this.#tell();
    return { state: this.#state, file: known ? file : null };
  }

  /** @throws FailureError `vault-locked` */
  #opened(found?: VaultFile | NoVaultFile): OpenState & { readonly file: VaultFile } {
    const { state, file } = this.#look(found);
    if (state.kind === 'open' && file !== null) return { ...state, file };
    fail({ kind: 'vault-locked', reason: state.kind === 'locked' ? state.reason : 'damaged' });
  }

  /** Changes the file of the opened vault, which another Collega may have locked or replaced. */
  #change(
    apply: (opened: OpenState & { readonly file: VaultFile }) => void,
    options?: { readonly forget: boolean },
  ): void {
    changeVaultFile(
      this.path,
      (found) => {
        const opened = this.#opened(found);
        opened.file.check ??= sealCheck(opened.dataKey, opened.keyId);
        apply(opened);
        return opened.file;
      },
      options,
    );
    if (this.#state.kind === 'open') this.#state = { ...this.#state, unplaced: null };
  }

  #writeAll(entries: Iterable<readonly [string, string]>): void {
    this.#change(({ dataKey, keyId, file }) => {
      for (const [name, plain] of entries) {
        file.entries[name] = sealEntry(dataKey, `${keyId}/${name}`, plain);
      }
    });
  }

  #changeSlots(change: (slots: readonly KeySlot[]) => KeySlot[]): void {
    this.#change(
      ({ file }) => {
        file.slots = change(file.slots);
      },
      { forget: true },
    );
  }
}

function ignoreWrongPassphrase(error: unknown): void {
  if (!(error instanceof FailureError)) throw error;
}
