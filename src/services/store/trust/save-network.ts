import { fail } from '../../failure-error.ts';
import { type Records, type RecordsList } from '../records/records.ts';
import { type Vault } from '../vault/vault.ts';
import { dropOldest, sealNetwork, TrustGuard } from './trust-guard.ts';
import { trustedNetworkEntry, trustedNetworkOf } from './trusted-settings.ts';

/**
 * Changes the proxy or the added authorities together with their copy in the vault: both or neither.
 * Refused while they are not as they were confirmed: a change would confirm the rest with it.
 * @throws FailureError `vault-locked`, `settings-changed`, `not-saved`
 */
export function saveNetwork(
  services: { readonly records: Records; readonly vault: Vault },
  apply: (settings: RecordsList['settings']) => void,
): void {
  const { records, vault } = services;
  records.hold(() => {
    const status = vault.status();
    if (status.state === 'locked') fail({ kind: 'vault-locked', reason: status.reason });
    new TrustGuard(services).check();
    const before = vault.read(trustedNetworkEntry);
    try {
      records.update({ topic: 'settings', clientId: null }, (draft) => {
        const from = trustedNetworkOf(draft.settings);
        apply(draft.settings);
        sealNetwork(vault, [trustedNetworkOf(draft.settings), from]);
      });
    } catch (error) {
      if (before === null) vault.remove(trustedNetworkEntry);
      else if (vault.read(trustedNetworkEntry) !== before) vault.write(trustedNetworkEntry, before);
      throw error;
    }
    dropOldest(() => sealNetwork(vault, [trustedNetworkOf(records.read().settings)]));
  });
}
