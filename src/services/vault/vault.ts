import { randomBytes, randomUUID } from 'node:crypto';
import { type VaultStatus } from '../../contract/vault.ts';
import { assertNever } from '../assert-never.ts';
import { fail, FailureError } from '../failure-error.ts';
import { noSecretStore, type SecretStore } from '../ports/secret-store.ts';
import { derivePassphraseKey } from './passphrase-key.ts';
import { openEntry, sealEntry } from './sealed-entry.ts';
import {
  changeVaultFile,
  placeVaultFile,
  readVaultFile,
  type SealedKey,
  type VaultFile,
} from './vault-file.ts';

type State =
  | { readonly kind: 'memory'; readonly entries: Map<string, string> }
  | {
      readonly kind: 'open';
      readonly dataKey: Buffer;
      readonly keyId: string;
      readonly key: SealedKey;
    }
  | { readonly kind: 'locked'; readonly reason: 'passphrase-needed' | 'other-backend' | 'damaged' };

/** Name under which the data key itself is sealed by a passphrase. */
const dataKeyName = 'data-key';
const dataKeyBytes = 32;

/**
 * Keeps secrets and tokens: in AES-256-GCM on the disk under a random data key, which the OS key
 * store or a passphrase seals; without either, in memory until Collega closes. A vault that cannot
 * be opened says so and is never replaced by an empty one (row 109 of failures.md).
 */
export class Vault {
  /** Told when the vault was opened or moved to the disk. */
  onChange: (status: VaultStatus) => void = () => undefined;
  #state: State;

  private constructor(
    private readonly path: string,
    state: State,
  ) {
    this.#state = state;
  }

  static async open(options: {
    readonly path: string;
    readonly secretStore: SecretStore;
    readonly passphrase: string | null;
  }): Promise<Vault> {
    const { path, passphrase } = options;
    // Who gives a passphrase wants it to be the key, whatever key store this machine has.
    const store = passphrase === null ? options.secretStore : noSecretStore;
    const state = await readState(path, options.secretStore, store);
    const vault = new Vault(path, state);
    if (passphrase !== null) {
      const status = vault.status();
      if (status.state === 'locked' && status.reason === 'passphrase-needed') {
        // A wrong one leaves the vault locked: the shell says so and asks.
        await vault.unlock(passphrase).catch(ignoreWrongPassphrase);
      } else if (status.state === 'open' && status.backend === 'memory') {
        await vault.setPassphrase(passphrase);
      }
    }
    return vault;
  }

  status(): VaultStatus {
    switch (this.#state.kind) {
      case 'memory':
        return { state: 'open', backend: 'memory' };
      case 'open':
        return { state: 'open', backend: this.#state.key.backend };
      case 'locked':
        return { state: 'locked', reason: this.#state.reason };
      default:
        return assertNever(this.#state);
    }
  }

  /** Whether something is kept under this name; works while locked too. */
  has(name: string): boolean {
    return this.names().has(name);
  }

  /** The names of all entries, from one reading of the file; works while locked too. */
  names(): ReadonlySet<string> {
    if (this.#state.kind === 'memory') return new Set(this.#state.entries.keys());
    const file = readVaultFile(this.path);
    return new Set(file === null || file === 'damaged' ? [] : Object.keys(file.entries));
  }

  /** Answers null when nothing is kept under this name. */
  read(name: string): string | null {
    if (this.#state.kind === 'memory') return this.#state.entries.get(name) ?? null;
    const { dataKey, keyId } = this.#opened();
    const sealed = this.#file().entries[name];
    if (sealed === undefined) return null;
    try {
      return openEntry(dataKey, `${keyId}/${name}`, sealed);
    } catch {
      fail({ kind: 'vault-locked', reason: 'damaged' });
    }
  }

  /** On the disk, flushed, when it returns. */
  write(name: string, plain: string): void {
    if (this.#state.kind === 'memory') {
      this.#state.entries.set(name, plain);
      return;
    }
    const { dataKey, keyId } = this.#opened();
    changeVaultFile(this.path, () => {
      const file = this.#file();
      file.entries[name] = sealEntry(dataKey, `${keyId}/${name}`, plain);
      return file;
    });
  }

  /** Removes an entry; possible while locked, since forgetting needs no key. */
  remove(name: string): void {
    if (this.#state.kind === 'memory') {
      this.#state.entries.delete(name);
      return;
    }
    if (!this.names().has(name)) return;
    changeVaultFile(this.path, () => {
      const file = readVaultFile(this.path);
      if (file === null || file === 'damaged') return null;
      const entries = Object.entries(file.entries).filter(([each]) => each !== name);
      return { ...file, entries: Object.fromEntries(entries) };
    });
  }

  async unlock(passphrase: string): Promise<VaultStatus> {
    const file = readVaultFile(this.path);
    if (file === null || file === 'damaged' || file.key.backend !== 'passphrase') {
      return this.status();
    }
    const wrapping = await derivePassphraseKey(passphrase, Buffer.from(file.key.salt, 'base64'));
    let dataKey: Buffer;
    try {
      dataKey = Buffer.from(openEntry(wrapping, dataKeyName, file.key.sealed), 'base64');
    } catch {
      fail({ kind: 'vault-locked', reason: 'wrong-passphrase' });
    }
    const { keyId, key } = file;
    const inMemory = this.#state.kind === 'memory' ? [...this.#state.entries] : [];
    this.#state = { kind: 'open', dataKey, keyId, key };
    // Another Collega made this vault while this one kept its entries in memory.
    for (const [name, plain] of inMemory) this.write(name, plain);
    return this.#tell();
  }

  /**
   * Moves what memory holds to the disk, sealed with the passphrase. Only from memory. Where
   * another Collega has made a vault meanwhile, joins it, if the passphrase is the same.
   */
  async setPassphrase(passphrase: string): Promise<VaultStatus> {
    if (this.#state.kind !== 'memory') return this.status();
    const inMemory = this.#state.entries;
    const dataKey = randomBytes(dataKeyBytes);
    const keyId = randomUUID();
    const salt = randomBytes(16);
    const wrapping = await derivePassphraseKey(passphrase, salt);
    const key: SealedKey = {
      backend: 'passphrase',
      salt: salt.toString('base64'),
      sealed: sealEntry(wrapping, dataKeyName, dataKey.toString('base64')),
    };
    const entries = Object.fromEntries(
      [...inMemory].map(([name, plain]) => [name, sealEntry(dataKey, `${keyId}/${name}`, plain)]),
    );
    const meanwhile = placeVaultFile(this.path, { schema: 'collega.vault/1', keyId, key, entries });
    if (meanwhile === 'damaged') fail({ kind: 'vault-locked', reason: 'damaged' });
    if (meanwhile !== null) return this.#join(meanwhile, passphrase);
    this.#state = { kind: 'open', dataKey, keyId, key };
    return this.#tell();
  }

  #join(made: VaultFile, passphrase: string): Promise<VaultStatus> {
    if (made.key.backend === 'passphrase') return this.unlock(passphrase);
    fail({ kind: 'vault-locked', reason: 'other-backend' });
  }

  #tell(): VaultStatus {
    const status = this.status();
    this.onChange(status);
    return status;
  }

  #opened(): Extract<State, { kind: 'open' }> {
    if (this.#state.kind === 'open') return this.#state;
    const reason = this.#state.kind === 'locked' ? this.#state.reason : 'damaged';
    fail({ kind: 'vault-locked', reason });
  }

  #file(): VaultFile {
    const { keyId, key } = this.#opened();
    const file = readVaultFile(this.path);
    if (file === null) return { schema: 'collega.vault/1', keyId, key, entries: {} };
    // Another Collega sealed it anew, or the file was damaged meanwhile: do not write over it.
    if (file === 'damaged' || file.keyId !== keyId) {
      fail({ kind: 'vault-locked', reason: 'damaged' });
    }
    return file;
  }
}

/** What is at the path decides; only where there is nothing yet, a new vault is begun. */
async function readState(
  path: string,
  secretStore: SecretStore,
  storeForNew: SecretStore,
): Promise<State> {
  const file = readVaultFile(path) ?? (await beginVault(path, storeForNew));
  if (file === null) return { kind: 'memory', entries: new Map() };
  if (file === 'damaged') return { kind: 'locked', reason: 'damaged' };
  if (file.key.backend === 'passphrase') return { kind: 'locked', reason: 'passphrase-needed' };
  if (file.key.store !== secretStore.name) return { kind: 'locked', reason: 'other-backend' };
  try {
    const dataKey = await secretStore.open(file.key.sealed);
    if (dataKey.length !== dataKeyBytes) return { kind: 'locked', reason: 'other-backend' };
    return { kind: 'open', dataKey, keyId: file.keyId, key: file.key };
  } catch {
    return { kind: 'locked', reason: 'other-backend' };
  }
}

/**
 * Writes an empty vault, so that a second Collega opens the same one instead of making its own.
 * Null where nothing can seal it: a key store that is there and refuses (a locked keyring whose
 * prompt was dismissed) must not keep Collega from starting.
 */
async function beginVault(
  path: string,
  secretStore: SecretStore,
): Promise<VaultFile | 'damaged' | null> {
  let sealed: string;
  try {
    if (!(await secretStore.isAvailable())) return null;
    sealed = await secretStore.seal(randomBytes(dataKeyBytes));
  } catch {
    return null;
  }
  const begun: VaultFile = {
    schema: 'collega.vault/1',
    keyId: randomUUID(),
    key: { backend: 'os-key-store', store: secretStore.name, sealed },
    entries: {},
  };
  try {
    return placeVaultFile(path, begun) ?? begun;
  } catch {
    // Collega starts all the same: the first secret that cannot be stored says so, and why.
  }
  return begun;
}

function ignoreWrongPassphrase(error: unknown): void {
  if (!(error instanceof FailureError)) throw error;
}
