import { randomUUID } from 'node:crypto';
import { type VaultStatus } from '../../../contract/vault.ts';
import { fail, FailureError } from '../../failure-error.ts';
import { type SecretStore } from '../../shell/ports/secret-store.ts';
import { changeVaultFile, copyOf, forgetUndivided, writeVaultFile } from './change-vault-file.ts';
import { describeStatus } from './describe-status.ts';
import { sealCheck, slotsOf, type OpenedSlot } from './key-slots.ts';
import { KnownVaultFile } from './known-vault-file.ts';
import {
  openState,
  readState,
  type LockedReason,
  type OpenState,
  type VaultState,
} from './read-state.ts';
import { DamagedPart, VaultEntries, type DivisionServices } from './vault-entries.ts';
import {
  isDivided,
  isVaultFile,
  numberOf,
  parseVaultFile,
  withVaultLock,
  type KeySlot,
  type NoVaultFile,
  type VaultFile,
} from './vault-file.ts';

/** An opened vault and what its file says at this moment. */
export type OpenedVault = OpenState & { readonly file: VaultFile };

/**
 * What this Collega knows of its vault: locked, opened with its key, or in memory; and the only way
 * to the file, which others change meanwhile. For the files beside this one alone.
 */
export class VaultSession {
  /** Told when the vault was opened, locked or moved to the disk. */
  onChange: (status: VaultStatus) => void = () => undefined;
  #state: VaultState = { kind: 'locked', reason: 'closed' };
  /** Whether this shell's key store could open the vault, as far as it has been asked. */
  storeIsThere = false;
  readonly path: string;
  readonly store: SecretStore;
  readonly entries: VaultEntries;
  readonly #known: KnownVaultFile<VaultFile>;

  constructor(path: string, store: SecretStore, division: DivisionServices) {
    this.path = path;
    this.store = store;
    this.entries = new VaultEntries(path, division);
    this.#known = new KnownVaultFile(path, parseVaultFile);
  }

  /** Which file is there; null where there is none. */
  get identity(): string | null {
    return this.#known.identity;
  }

  get state(): VaultState {
    return this.#state;
  }

  /** A key that is not used any more is wiped: it must not lie in memory until that is used again. */
  set state(next: VaultState) {
    const before = this.#state;
    this.#state = next;
    const keeps = next.kind === 'open' && before.kind === 'open' && next.dataKey === before.dataKey;
    if (before.kind === 'open' && !keeps) before.dataKey.fill(0);
  }

  status(): VaultStatus {
    const { state, file } = this.#look(this.find());
    return describeStatus(state, file, { store: this.store, isThere: this.storeIsThere });
  }

  /** Answers the status, and tells it. */
  tell(): VaultStatus {
    const status = this.status();
    this.onChange(status);
    return status;
  }

  /** What is at the vault's place now; shared, and not to be changed. */
  find(): VaultFile | NoVaultFile {
    return this.#known.read();
  }

  /** Looks at the file as at the start; `storeForNew` may begin a vault where there is none. */
  async readAgain(storeForNew: SecretStore): Promise<void> {
    const stores = { known: this.store, forNew: storeForNew };
    const { state, opened } = await readState(this.path, stores);
    this.state = state;
    const file = this.find();
    if (opened !== null && isVaultFile(file)) this.adopt(file, opened);
    else if (isVaultFile(file)) await this.askStore(file);
  }

  async askStore(file: VaultFile): Promise<void> {
    if (slotsOf(file, this.store).length > 0) this.storeIsThere = true;
    else this.storeIsThere = await this.store.isAvailable().catch(() => false);
  }

  /** Opens with a key that was found to fit; a slot that the store wants sealed again is replaced. */
  adopt(file: VaultFile, opened: OpenedSlot): void {
    this.state = openState(file, opened);
    const { slot, resealed } = opened;
    if (resealed === null) return;
    try {
      this.changeSlots((slots) =>
        slots.map((each) => ('sealed' in each && each.sealed === slot.sealed ? resealed : each)),
      );
    } catch (error) {
      // What the old key sealed still opens; the next opening tries again.
      if (!(error instanceof FailureError)) throw error;
    }
  }

  /** @throws FailureError `vault-locked` */
  opened(): OpenedVault {
    return this.#openedAs(this.find());
  }

  /** Changes the file of the opened vault, which another Collega may have locked or replaced. */
  change(apply: (opened: OpenedVault) => void, options?: { readonly forget: boolean }): void {
    this.changeFile((found) => {
      const opened = this.#openedAs(found);
      opened.file.check ??= sealCheck(opened.dataKey, opened.keyId);
      apply(opened);
      return opened.file;
    }, options);
    this.#notePlaced();
  }

  /** Seals entries into their files; the first of them divides a vault of an earlier format. */
  writeAll(entries: readonly (readonly [string, string])[]): void {
    this.#locked(() => {
      const { found, format } = this.#known.loadLocked();
      const { dataKey, file } = this.#openedAs(isVaultFile(found) ? copyOf(found) : found);
      const divided = isDivided(file) ? file : this.entries.divide(dataKey, file);
      const before = Object.values(divided.entries).join();
      this.entries.write(dataKey, divided, entries);
      const isPlaced = isVaultFile(found) && isDivided(found);
      if (!isPlaced || Object.values(divided.entries).join() !== before) {
        writeVaultFile(this.path, this.#known, { content: divided, over: format });
      }
    });
    this.#notePlaced();
  }

  /** Possible while locked too: forgetting needs no key. */
  removeAll(names: readonly string[]): void {
    this.#locked(() => {
      const { found, format } = this.#known.loadLocked();
      if (!isVaultFile(found)) return;
      const file = this.entries.remove(found, names);
      if (file !== null) {
        writeVaultFile(this.path, this.#known, { content: file, over: format }, { forget: true });
      } else if (isDivided(found)) forgetUndivided(this.path, this.#known);
    });
  }

  /**
   * Puts another key in the place of this vault's, under new slots: copies of before then open
   * nothing that is saved from now on. Every other Collega has to open the vault again.
   */
  replaceKey(after: { readonly dataKey: Buffer; readonly slots: KeySlot[] }): void {
    this.writeAll([]);
    this.#locked(() => {
      const { found } = this.#known.loadLocked();
      const { dataKey, file, backend } = this.#openedAs(found);
      if (!isDivided(file)) fail({ kind: 'vault-locked', reason: 'damaged' });
      const keyId = randomUUID();
      const resealed = this.entries.resealAll({ dataKey, file }, { ...after, keyId });
      const content = { ...resealed.file, locks: file.locks };
      writeVaultFile(
        this.path,
        this.#known,
        { content, over: numberOf(content) },
        { forget: true },
      );
      const opened = {
        kind: 'open',
        keyId,
        backend,
        locks: content.locks,
        unplaced: null,
      } as const;
      this.state = { ...opened, dataKey: after.dataKey };
      resealed.removeBefore();
    });
  }

  #locked(work: () => void): void {
    try {
      withVaultLock(this.path, work);
    } catch (error) {
      if (error instanceof DamagedPart) fail({ kind: 'vault-locked', reason: 'damaged' });
      throw error;
    }
  }

  #notePlaced(): void {
    if (this.state.kind === 'open') this.state = { ...this.state, unplaced: null };
  }

  changeSlots(change: (slots: readonly KeySlot[]) => KeySlot[]): void {
    this.change(
      ({ file }) => {
        file.slots = change(file.slots);
      },
      { forget: true },
    );
  }

  /** Changes the file whether it is opened or not. */
  changeFile(
    change: (found: VaultFile | NoVaultFile) => VaultFile | null,
    options?: { readonly forget: boolean },
  ): void {
    changeVaultFile(this.path, this.#known, change, options);
  }

  /** The state, after a look at whether the file is still what was opened. */
  #look(found: VaultFile | NoVaultFile): { state: VaultState; file: VaultFile | null } {
    const { state } = this;
    if (state.kind !== 'open') return { state, file: isVaultFile(found) ? found : null };
    const file = found ?? structuredClone(state.unplaced);
    const known = isVaultFile(file);
    // Another vault has taken its place, or another Collega has locked this one.
    if (known && file.keyId === state.keyId && file.locks === state.locks) return { state, file };
    const reason: LockedReason = known || file === null ? 'closed' : file;
    this.state = { kind: 'locked', reason };
    // Perhaps in the middle of a change: who is told of a locked vault takes no lock (ADR 10).
    this.tell();
    return { state: this.state, file: known ? file : null };
  }

  #openedAs(found: VaultFile | NoVaultFile): OpenedVault {
    const { state, file } = this.#look(found);
    if (state.kind === 'open' && file !== null) return { ...state, file };
    fail({ kind: 'vault-locked', reason: state.kind === 'locked' ? state.reason : 'damaged' });
  }
}
