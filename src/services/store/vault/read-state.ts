import { randomBytes, randomUUID } from 'node:crypto';
import { type VaultStatus } from '../../../contract/vault.ts';
import { type SecretStore } from '../../shell/ports/secret-store.ts';
import {
  dataKeyBytes,
  openWithStore,
  sealCheck,
  sealWithStore,
  slotsOf,
  type OpenedSlot,
} from './key-slots.ts';
import { placeVaultFile } from './place-vault-file.ts';
import {
  isVaultFile,
  newVaultFile,
  readVaultFile,
  type DividedVaultFile,
  type KeySlot,
  type NoVaultFile,
  type VaultFile,
} from './vault-file.ts';

export type LockedReason = Extract<VaultStatus, { state: 'locked' }>['reason'];

export interface OpenState {
  readonly kind: 'open';
  readonly dataKey: Buffer;
  readonly keyId: string;
  readonly backend: KeySlot['backend'];
  /** The count of locks when it was opened. */
  readonly locks: number;
  /** A vault that was begun and could not be written yet. */
  readonly unplaced: VaultFile | null;
}

export type VaultState =
  | {
      readonly kind: 'memory';
      readonly entries: Map<string, string>;
      /** A key store is there and would not take the key. */
      readonly refused: boolean;
    }
  | OpenState
  | { readonly kind: 'locked'; readonly reason: LockedReason };

/** What is at the path decides; only where there is nothing yet, a new vault is begun. */
export async function readState(
  path: string,
  stores: { readonly known: SecretStore; readonly forNew: SecretStore },
): Promise<{ readonly state: VaultState; readonly opened: OpenedSlot | null }> {
  const found = readVaultFile(path);
  if (isVaultFile(found)) return openFound(found, stores.known);
  if (found !== null) return lockedBy(found);
  const begun = await beginVault(path, stores.forNew);
  if (begun.kind !== 'met') return { state: begun, opened: null };
  return isVaultFile(begun.found) ? openFound(begun.found, stores.known) : lockedBy(begun.found);
}

function lockedBy(found: NoVaultFile): Awaited<ReturnType<typeof readState>> {
  return { state: { kind: 'locked', reason: found ?? 'damaged' }, opened: null };
}

async function openFound(
  file: VaultFile,
  store: SecretStore,
): Promise<Awaited<ReturnType<typeof readState>>> {
  const opened = await openWithStore(file, store);
  if (opened !== null) return { state: openState(file, opened), opened };
  return { state: { kind: 'locked', reason: whyLocked(file, store) }, opened: null };
}

export function openState(file: VaultFile, { dataKey, slot }: OpenedSlot): OpenState {
  const { keyId, locks } = file;
  return { kind: 'open', dataKey, keyId, backend: slot.backend, locks, unplaced: null };
}

/** Why a vault is locked for this shell. A passphrase is the way that always works: it comes first. */
export function whyLocked(file: VaultFile, store: SecretStore): LockedReason {
  if (file.slots.some(({ backend }) => backend === 'passphrase')) return 'passphrase-needed';
  return slotsOf(file, store).length > 0 ? 'key-store-refused' : 'other-backend';
}

type Begun =
  | Extract<VaultState, { kind: 'memory' | 'open' }>
  | { readonly kind: 'met'; readonly found: VaultFile | NoVaultFile };

/**
 * Writes an empty vault, so that a second Collega opens the same one instead of making its own; in
 * memory where nothing can seal it: a key store that is there and refuses (a locked keyring whose
 * prompt was dismissed) must not keep Collega from starting.
 */
async function beginVault(path: string, store: SecretStore): Promise<Begun> {
  const inMemory = (refused: boolean): Begun => ({ kind: 'memory', entries: new Map(), refused });
  if (!(await store.isAvailable().catch(() => false))) return inMemory(false);
  const dataKey = randomBytes(dataKeyBytes);
  let slot: KeySlot;
  try {
    slot = await sealWithStore(dataKey, store);
  } catch {
    return inMemory(true);
  }
  const begun = beginFile(dataKey, slot);
  let unplaced: VaultFile | null = null;
  try {
    const found = placeVaultFile(path, begun);
    if (found !== null) return { kind: 'met', found };
  } catch {
    // Collega starts all the same: the first secret that cannot be stored says so, and why.
    unplaced = begun;
  }
  return { ...openState(begun, { dataKey, slot, resealed: null }), unplaced };
}

/** The file of a new vault, empty. */
export function beginFile(dataKey: Buffer, slot: KeySlot): DividedVaultFile {
  const keyId = randomUUID();
  return newVaultFile({ keyId, check: sealCheck(dataKey, keyId), slots: [slot], entries: {} });
}
