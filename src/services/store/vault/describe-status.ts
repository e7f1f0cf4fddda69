import { type VaultStatus } from '../../../contract/vault.ts';
import { assertNever } from '../../assert-never.ts';
import { type SecretStore } from '../../shell/ports/secret-store.ts';
import { openersOf, slotsOf } from './key-slots.ts';
import { type VaultState } from './read-state.ts';
import { type VaultFile } from './vault-file.ts';

/** What the vault's state means for the user of this shell. */
export function describeStatus(
  state: VaultState,
  file: VaultFile | null,
  keyStore: { readonly store: SecretStore; readonly isThere: boolean },
): VaultStatus {
  const openers = file === null ? [] : openersOf(file);
  const own = file === null ? [] : slotsOf(file, keyStore.store);
  const there = keyStore.isThere ? 'available' : 'none';
  const trouble = keyStore.store.trouble?.() ?? null;
  switch (state.kind) {
    case 'memory':
      return {
        state: 'open',
        backend: 'memory',
        openers,
        keyStore: state.refused ? 'refused' : there,
        ...(trouble !== null && { keyStoreTrouble: trouble }),
      };
    case 'open':
      return {
        state: 'open',
        backend: state.backend,
        openers,
        keyStore: own.length > 0 ? 'used' : there,
      };
    case 'locked':
      return {
        state: 'locked',
        reason: state.reason,
        openers,
        canRetry: own.length > 0,
        canRemember: own.length === 0 && openers.includes('passphrase') && keyStore.isThere,
      };
    default:
      return assertNever(state);
  }
}
