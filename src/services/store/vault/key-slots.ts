import { randomBytes } from 'node:crypto';
import { type VaultOpener } from '../../../contract/vault.ts';
import { type SecretStore } from '../../shell/ports/secret-store.ts';
import { derivePassphraseKey } from './passphrase-key.ts';
import { openEntry, sealEntry } from './sealed-entry.ts';
import { type KeySlot, type VaultFile } from './vault-file.ts';

export const dataKeyBytes = 32;
/** Name under which the data key itself is sealed by a passphrase. */
const dataKeyName = 'data-key';
/** What every vault says under its data key, so that a key can be known as the right one. */
const checkText = 'collega.vault';

export interface OpenedSlot {
  readonly dataKey: Buffer;
  readonly slot: KeySlot;
  /** Takes the slot's place: the store has a newer key. */
  readonly resealed: KeySlot | null;
}

export function sealCheck(dataKey: Buffer, keyId: string): string {
  return sealEntry(dataKey, `${keyId}/`, checkText);
}

/** Seals the data key with a passphrase. Takes about a third of a second on purpose. */
export async function sealWithPassphrase(dataKey: Buffer, passphrase: string): Promise<KeySlot> {
  const salt = randomBytes(16);
  const wrapping = await derivePassphraseKey(passphrase, salt);
  const sealed = sealEntry(wrapping, dataKeyName, dataKey.toString('base64'));
  wrapping.fill(0);
  return { backend: 'passphrase', salt: salt.toString('base64'), sealed };
}

/** @throws when the store refuses */
export async function sealWithStore(dataKey: Buffer, store: SecretStore): Promise<KeySlot> {
  return { backend: 'os-key-store', store: store.name, sealed: await store.seal(dataKey) };
}

/** Null when the passphrase is another one, or the vault has none. */
export async function openWithPassphrase(
  file: VaultFile,
  passphrase: string,
): Promise<OpenedSlot | null> {
  for (const slot of file.slots) {
    if (slot.backend !== 'passphrase') continue;
    const wrapping = await derivePassphraseKey(passphrase, Buffer.from(slot.salt, 'base64'));
    try {
      const dataKey = Buffer.from(openEntry(wrapping, dataKeyName, slot.sealed), 'base64');
      if (fits(file, dataKey)) return { dataKey, slot, resealed: null };
    } catch {
      // Another passphrase.
    } finally {
      wrapping.fill(0);
    }
  }
  return null;
}

/** Null when the store gives no key that opens this vault, or has no slot in it. */
export async function openWithStore(
  file: VaultFile,
  store: SecretStore,
): Promise<OpenedSlot | null> {
  for (const slot of slotsOf(file, store)) {
    try {
      const { dataKey, shouldSealAgain } = await store.open(slot.sealed);
      if (!fits(file, dataKey)) continue;
      const resealed = shouldSealAgain
        ? await sealWithStore(dataKey, store).catch(() => null)
        : null;
      return { dataKey, slot, resealed };
    } catch {
      // The next slot may be of this machine: folders travel between computers.
    }
  }
  return null;
}

export function slotsOf(file: VaultFile, store: SecretStore): KeySlot[] {
  return file.slots.filter((slot) => slot.backend === 'os-key-store' && slot.store === store.name);
}

/** Whether a key is this vault's. Vaults of the first format cannot tell but by its length. */
function fits(file: VaultFile, dataKey: Buffer): boolean {
  if (dataKey.length !== dataKeyBytes) return false;
  if (file.check === null) return true;
  try {
    return openEntry(dataKey, `${file.keyId}/`, file.check) === checkText;
  } catch {
    return false;
  }
}

/** What opens this vault, each named once. */
export function openersOf(file: Pick<VaultFile, 'slots'>): VaultOpener[] {
  return [...new Set(file.slots.map(openerOf))];
}

export function openerOf(slot: KeySlot): VaultOpener {
  if (slot.backend === 'passphrase') return 'passphrase';
  switch (slot.store) {
    case 'electron-safe-storage':
      return 'electron';
    case 'keyring':
      return 'keyring';
    default:
      return 'other-key-store';
  }
}
