import { randomBytes } from 'node:crypto';
import { type VaultStatus } from '../../../contract/vault.ts';
import { fail } from '../../failure-error.ts';
import { placeVaultFile } from './place-vault-file.ts';
import {
  dataKeyBytes,
  openersOf,
  openWithPassphrase,
  sealWithPassphrase,
  sealWithStore,
  slotsOf,
} from './key-slots.ts';
import { beginFile, whyLocked } from './read-state.ts';
import { unlockVault } from './unlock-vault.ts';
import { isVaultFile, type KeySlot, type VaultFile } from './vault-file.ts';
import { type VaultSession } from './vault-session.ts';

/** Behind `Vault.setPassphrase`. */
export async function setPassphrase(
  session: VaultSession,
  passphrase: string,
  current: string | null,
): Promise<VaultStatus> {
  if (session.state.kind === 'memory') {
    const dataKey = randomBytes(dataKeyBytes);
    const slot = await sealWithPassphrase(dataKey, passphrase);
    return leaveMemory(session, dataKey, slot, passphrase);
  }
  const { dataKey, file } = session.opened();
  if (openersOf(file).includes('passphrase')) {
    const known = current === null ? null : await openWithPassphrase(file, current);
    if (known === null) fail({ kind: 'vault-locked', reason: 'wrong-passphrase' });
    known.dataKey.fill(0);
    return replaceKey(session, file, passphrase);
  }
  const slot = await sealCopy(dataKey, (copy) => sealWithPassphrase(copy, passphrase));
  session.changeSlots((slots) => [...slots.filter((each) => each.backend !== slot.backend), slot]);
  return session.tell();
}

/**
 * A passphrase is changed because the one before may be known: an old copy of the vault, which it
 * opens, must not give the key of what is saved from now on. This shell's key store goes on opening
 * the vault; those of others cannot be given the new key from here, and ask for the passphrase.
 */
async function replaceKey(
  session: VaultSession,
  before: VaultFile,
  passphrase: string,
): Promise<VaultStatus> {
  const dataKey = randomBytes(dataKeyBytes);
  const slots = [await sealWithPassphrase(dataKey, passphrase)];
  if (slotsOf(before, session.store).length > 0) {
    slots.unshift(await sealWithOwnStore(session, dataKey));
  }
  session.replaceKey({ dataKey, slots });
  for (const { sealed } of slotsOf(before, session.store)) await forgetSlot(session, sealed, slots);
  return session.tell();
}

/** Of a store that keeps the key itself under a name of its own, the new one must stay. */
async function forgetSlot(
  { store }: VaultSession,
  sealed: string,
  slots: readonly KeySlot[],
): Promise<void> {
  if (slots.some((slot) => slot.sealed === sealed)) return;
  await store.forget(sealed).catch(() => false);
}

/** Behind `Vault.useKeyStore`. */
export async function useKeyStore(session: VaultSession, use: boolean): Promise<VaultStatus> {
  const { store } = session;
  const isOwn = (slot: KeySlot): boolean =>
    slot.backend === 'os-key-store' && slot.store === store.name;
  if (session.state.kind === 'memory') {
    if (!use) return session.status();
    const dataKey = randomBytes(dataKeyBytes);
    return leaveMemory(session, dataKey, await sealWithOwnStore(session, dataKey), null);
  }
  const { dataKey, file } = session.opened();
  if (use) {
    const slot = await sealCopy(dataKey, (copy) => sealWithOwnStore(session, copy));
    session.changeSlots((slots) => [...slots.filter((each) => !isOwn(each)), slot]);
    return session.tell();
  }
  if (!openersOf(file).includes('passphrase')) {
    fail({ kind: 'vault-locked', reason: 'passphrase-needed' });
  }
  session.changeSlots((slots) => slots.filter(({ backend }) => backend === 'passphrase'));
  for (const { sealed } of slotsOf(file, store)) await store.forget(sealed);
  session.storeIsThere = true;
  return session.tell();
}

/** Behind `Vault.forgetKeys`. */
export async function forgetKeys(
  session: VaultSession,
): Promise<{ readonly slot: KeySlot; readonly removed: boolean }[]> {
  const { store } = session;
  const file = session.find();
  const slots = isVaultFile(file) ? file.slots : [];
  const own = isVaultFile(file) ? slotsOf(file, store) : [];
  return Promise.all(
    slots.map(async (slot) => ({
      slot,
      removed: own.includes(slot) && (await store.forget(slot.sealed).catch(() => false)),
    })),
  );
}

/** The vault may be locked, and its key wiped, while a slot is being made: zeros must not be sealed. */
async function sealCopy(
  dataKey: Buffer,
  seal: (copy: Buffer) => Promise<KeySlot>,
): Promise<KeySlot> {
  const copy = Buffer.from(dataKey);
  try {
    return await seal(copy);
  } finally {
    copy.fill(0);
  }
}

async function sealWithOwnStore({ store }: VaultSession, dataKey: Buffer): Promise<KeySlot> {
  try {
    return await sealWithStore(dataKey, store);
  } catch {
    fail({ kind: 'vault-locked', reason: 'key-store-refused' });
  }
}

async function leaveMemory(
  session: VaultSession,
  dataKey: Buffer,
  slot: KeySlot,
  passphrase: string | null,
): Promise<VaultStatus> {
  const { state, path, store } = session;
  const inMemory = state.kind === 'memory' ? state.entries : new Map<string, string>();
  const begun = beginFile(dataKey, slot);
  const meanwhile = placeVaultFile(path, begun, (first) => {
    session.entries.place(dataKey, first, inMemory);
  });
  if (meanwhile === null) {
    session.adopt(begun, { dataKey, slot, resealed: null });
    await session.askStore(begun);
    return session.tell();
  }
  if (!isVaultFile(meanwhile)) fail({ kind: 'vault-locked', reason: meanwhile });
  const opens = passphrase === null || openersOf(meanwhile).includes('passphrase');
  if (!opens) fail({ kind: 'vault-locked', reason: whyLocked(meanwhile, store) });
  return unlockVault(session, passphrase);
}
