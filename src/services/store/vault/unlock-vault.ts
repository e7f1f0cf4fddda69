import { type VaultStatus } from '../../../contract/vault.ts';
import { fail } from '../../failure-error.ts';
import { openersOf, openWithPassphrase, openWithStore } from './key-slots.ts';
import { isVaultFile } from './vault-file.ts';
import { type VaultSession } from './vault-session.ts';

/** Behind `Vault.unlock`. */
export async function unlockVault(
  session: VaultSession,
  passphrase: string | null,
): Promise<VaultStatus> {
  const file = session.find();
  if (!isVaultFile(file)) {
    if (file === null && session.state.kind === 'locked') await session.readAgain(session.store);
    return session.tell();
  }
  if (passphrase !== null && !openersOf(file).includes('passphrase')) return session.status();
  const opened =
    passphrase === null
      ? await openWithStore(file, session.store)
      : await openWithPassphrase(file, passphrase);
  if (opened === null) {
    const reason = passphrase === null ? 'key-store-refused' : 'wrong-passphrase';
    fail({ kind: 'vault-locked', reason });
  }
  await session.askStore(file);
  const before = session.state;
  session.adopt(file, opened);
  try {
    // Another Collega made this vault while this one kept its entries in memory: all or none move.
    if (before.kind === 'memory' && before.entries.size > 0) session.writeAll([...before.entries]);
  } catch (error) {
    session.state = before;
    throw error;
  }
  return session.tell();
}
