import { rmSync } from 'node:fs';
import { backupOf, replaceFile } from '../storage/replace-file.ts';
import { waitOutHolders } from '../storage/wait-out-holders.ts';
import { KnownVaultFile } from './known-vault-file.ts';
import { type NoVaultFile } from './vault-file.ts';
import { newVaultPart, parseVaultPart, pathOfPart, type VaultPart } from './vault-part.ts';

/** The clients' parts of one vault. Methods that write need the vault's lock. */
export class VaultParts {
  readonly #vaultPath: string;
  /** The clients whose part was found damaged when it was read last. */
  readonly damaged = new Set<string>();
  readonly #known = new Map<string, KnownVaultFile<VaultPart>>();

  constructor(vaultPath: string) {
    this.#vaultPath = vaultPath;
  }

  /** What is there now; shared, and not to be changed. */
  find(clientId: string, keyId: string): VaultPart | NoVaultFile {
    return this.#note(clientId, this.#checked(this.#fileOf(clientId, keyId).read(), keyId));
  }

  findLocked(clientId: string, keyId: string): VaultPart | NoVaultFile {
    const { found } = this.#fileOf(clientId, keyId).loadLocked();
    return this.#note(clientId, this.#checked(found, keyId));
  }

  /** Which file is there; null where there is none. */
  identityOf(clientId: string, keyId: string): string | null {
    return this.#fileOf(clientId, keyId).identity;
  }

  /** @throws Node's error when the disk refuses */
  write(
    clientId: string,
    keyId: string,
    entries: Record<string, string>,
    { forget = false } = {},
  ): void {
    const path = pathOfPart(this.#vaultPath, clientId, keyId);
    const part = newVaultPart(keyId, entries);
    const text = `${JSON.stringify(part, null, 1)}\n`;
    replaceFile(path, text);
    if (forget) replaceFile(path, text);
    this.#fileOf(clientId, keyId).noteWritten(text, part, 1);
  }

  /** Removes the parts that a key of before has sealed. What is held (Windows) opens with no key. */
  remove(clientId: string, keyId: string): void {
    const path = pathOfPart(this.#vaultPath, clientId, keyId);
    this.#known.delete(path);
    for (const each of [path, backupOf(path)]) {
      try {
        waitOutHolders(() => rmSync(each, { force: true }));
      } catch {
        // It goes with the client, or with "forget everything".
      }
    }
  }

  /** A file that was copied from another vault is not this one's. */
  #checked(found: VaultPart | NoVaultFile, keyId: string): VaultPart | NoVaultFile {
    return typeof found === 'object' && found !== null && found.keyId !== keyId ? 'damaged' : found;
  }

  #note(clientId: string, found: VaultPart | NoVaultFile): VaultPart | NoVaultFile {
    if (found === 'damaged') this.damaged.add(clientId);
    else this.damaged.delete(clientId);
    return found;
  }

  #fileOf(clientId: string, keyId: string): KnownVaultFile<VaultPart> {
    const path = pathOfPart(this.#vaultPath, clientId, keyId);
    const known = this.#known.get(path) ?? new KnownVaultFile(path, parseVaultPart);
    this.#known.set(path, known);
    return known;
  }
}
