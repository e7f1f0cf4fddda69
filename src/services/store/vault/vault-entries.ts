import { dirname } from 'node:path';
import { listClientFolders } from '../storage/client-folder.ts';
import { sealCheck } from './key-slots.ts';
import { openEntry, sealEntry } from './sealed-entry.ts';
import {
  boundName,
  isDivided,
  isVaultFile,
  newVaultFile,
  type DividedVaultFile,
  type KeySlot,
  type VaultFile,
} from './vault-file.ts';
import { clientOfEntry, undividedName } from './vault-part.ts';
import { VaultParts } from './vault-parts.ts';

/** An entry as it lies in a file, with all that its seal authenticates. */
export interface FoundEntry {
  readonly sealed: string;
  readonly bound: string;
}

/** What is asked of the records when a vault of an earlier format is divided. */
export interface DivisionServices {
  /** Whose link it is; null where no record knows it. */
  readonly ownerOfLink: (linkId: string) => string | null;
  /** Further entries, for a vault with these names. */
  readonly addWhenDivided: (names: ReadonlySet<string>) => readonly (readonly [string, string])[];
}

/** Entries sealed for their places: of each client, and in `vault.json` itself. */
interface SealedEntries {
  readonly ofClients: ReadonlyMap<string, Record<string, string>>;
  readonly shared: Record<string, string>;
}

const tokensOfBefore = /^tokens\/([^/]+)$/u;

/** Where the entries of a vault lie: those of a client in its folder, the others in `vault.json`. */
export class VaultEntries {
  readonly parts: VaultParts;
  readonly #path: string;
  readonly #ownerOfLink: DivisionServices['ownerOfLink'];
  readonly #addWhenDivided: DivisionServices['addWhenDivided'];

  constructor(path: string, { ownerOfLink, addWhenDivided }: DivisionServices) {
    this.parts = new VaultParts(path);
    this.#path = path;
    this.#ownerOfLink = ownerOfLink;
    this.#addWhenDivided = addWhenDivided;
  }

  /** Null where there is no such entry; `damaged` where it cannot be known. */
  find(file: VaultFile, name: string): FoundEntry | 'damaged' | null {
    const clientId = clientOfEntry(name);
    if (clientId !== null && isDivided(file)) {
      const part = this.parts.find(clientId, file.keyId);
      if (part === 'damaged' || part === 'newer-format') return 'damaged';
      if (part !== null && Object.hasOwn(part.entries, name)) {
        return { sealed: part.entries[name] ?? '', bound: boundName(file, name) };
      }
    }
    // Of a vault that is not divided yet, or of a link that no record knew when it was.
    const key = Object.hasOwn(file.entries, name) ? name : undividedName(name);
    if (!Object.hasOwn(file.entries, key)) return null;
    return { sealed: file.entries[key] ?? '', bound: boundName(file, key) };
  }

  /** The names of one client's entries, or of those that belong to none. */
  namesOf(file: VaultFile, clientId: string | null): Set<string> {
    const shared = Object.keys(file.entries);
    if (clientId === null) return new Set(shared.filter((name) => clientOfEntry(name) === null));
    const part = isDivided(file) ? this.parts.find(clientId, file.keyId) : null;
    return new Set([
      ...(isVaultFile(part) ? Object.keys(part.entries) : []),
      ...shared.filter((name) => clientOfEntry(name) === clientId),
      // Nothing there says whose link it is: each may be this client's.
      ...shared.flatMap((name) => {
        const link = tokensOfBefore.exec(name)?.[1];
        return link === undefined ? [] : `tokens/${clientId}/${link}`;
      }),
    ]);
  }

  /** Changes whenever what is kept of this client does. */
  identityOf(file: DividedVaultFile, clientId: string): string {
    return `${file.keyId} ${this.parts.identityOf(clientId, file.keyId) ?? 'none'}`;
  }

  /** The lock is held. Adds to the parts at once, and to the draft what belongs to no client. */
  write(
    dataKey: Buffer,
    draft: DividedVaultFile,
    entries: Iterable<readonly [string, string]>,
  ): void {
    const { ofClients, shared } = sealAll(dataKey, draft, entries);
    for (const [clientId, sealed] of ofClients) {
      const part = this.parts.findLocked(clientId, draft.keyId);
      if (part === 'damaged' || part === 'newer-format') throw new DamagedPart();
      this.parts.write(clientId, draft.keyId, { ...part?.entries, ...sealed });
    }
    Object.assign(draft.entries, shared);
  }

  /** The lock is held. Removes from the parts at once; answers the file without the others. */
  remove(file: VaultFile, names: readonly string[]): VaultFile | null {
    const gone = new Set(names.flatMap((name) => [name, undividedName(name)]));
    const without = (entries: Record<string, string>): Record<string, string> | null => {
      const all = Object.entries(entries);
      const rest = all.filter(([name]) => !gone.has(name));
      return rest.length < all.length ? Object.fromEntries(rest) : null;
    };
    if (isDivided(file)) {
      for (const clientId of new Set(names.map(clientOfEntry))) {
        const part = clientId === null ? null : this.parts.findLocked(clientId, file.keyId);
        const rest = isVaultFile(part) ? without(part.entries) : null;
        if (clientId === null || rest === null) continue;
        this.parts.write(clientId, file.keyId, rest, { forget: true });
      }
    }
    const entries = without(file.entries);
    return entries === null ? null : { ...file, entries };
  }

  /**
   * The lock is held. Gives each client its part, sealed again, and answers the file that is to be
   * written then: until that is in place, the one before counts. An entry that does not open is left
   * behind in the copy of the earlier format: it would never open.
   */
  divide(dataKey: Buffer, file: VaultFile): DividedVaultFile {
    const { keyId, slots, locks } = file;
    const begun = newVaultFile({
      keyId,
      check: file.check ?? sealCheck(dataKey, keyId),
      slots,
      entries: {},
    });
    const divided = { ...begun, locks };
    const opened = openAll(dataKey, file, file.entries).map(([name, plain]) => {
      const link = tokensOfBefore.exec(name)?.[1];
      const owner = link === undefined ? null : this.#ownerOfLink(link);
      return [owner === null ? name : `tokens/${owner}/${link ?? ''}`, plain] as const;
    });
    const names = new Set(opened.map(([name]) => name));
    this.place(dataKey, divided, [...opened, ...this.#addWhenDivided(names)]);
    return divided;
  }

  /** The lock is held. Writes new parts for these entries, whatever lies there. */
  place(
    dataKey: Buffer,
    draft: DividedVaultFile,
    entries: Iterable<readonly [string, string]>,
  ): void {
    const { ofClients, shared } = sealAll(dataKey, draft, entries);
    for (const [clientId, sealed] of ofClients) {
      this.parts.write(clientId, draft.keyId, sealed, { forget: true });
    }
    Object.assign(draft.entries, shared);
  }

  /**
   * The lock is held. Seals every entry again under another key, each part beside the one of before,
   * and answers the file that is to be written then. `removeBefore` is for when it is in place.
   */
  resealAll(
    before: { readonly dataKey: Buffer; readonly file: DividedVaultFile },
    after: { readonly dataKey: Buffer; readonly keyId: string; readonly slots: KeySlot[] },
  ): { readonly file: DividedVaultFile; readonly removeBefore: () => void } {
    const { dataKey, keyId, slots } = after;
    const begun = newVaultFile({ keyId, check: sealCheck(dataKey, keyId), slots, entries: {} });
    const clients = listClientFolders(dirname(this.#path));
    for (const clientId of clients) {
      const part = this.parts.findLocked(clientId, before.file.keyId);
      if (part === 'damaged' || part === 'newer-format') throw new DamagedPart();
      if (part === null) continue;
      this.place(dataKey, begun, openAll(before.dataKey, before.file, part.entries));
    }
    this.place(dataKey, begun, openAll(before.dataKey, before.file, before.file.entries));
    return {
      file: begun,
      removeBefore: () => clients.forEach((id) => this.parts.remove(id, before.file.keyId)),
    };
  }
}

/** A client's part cannot be understood: nothing is written over it. */
export class DamagedPart extends Error {}

function openAll(
  dataKey: Buffer,
  file: VaultFile,
  entries: Record<string, string>,
): [string, string][] {
  return Object.entries(entries).flatMap(([name, sealed]) => {
    try {
      return [[name, openEntry(dataKey, boundName(file, name), sealed)] as [string, string]];
    } catch {
      return [];
    }
  });
}

function sealAll(
  dataKey: Buffer,
  file: DividedVaultFile,
  entries: Iterable<readonly [string, string]>,
): SealedEntries {
  const ofClients = new Map<string, Record<string, string>>();
  const shared: Record<string, string> = {};
  for (const [name, plain] of entries) {
    const clientId = tokensOfBefore.test(name) ? null : clientOfEntry(name);
    const place = clientId === null ? shared : (ofClients.get(clientId) ?? {});
    place[name] = sealEntry(dataKey, boundName(file, name), plain);
    if (clientId !== null) ofClients.set(clientId, place);
  }
  return { ofClients, shared };
}
