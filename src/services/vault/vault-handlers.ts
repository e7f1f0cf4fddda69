import { type Handlers } from '../bridge/bridge.ts';
import { type Vault } from './vault.ts';

type VaultCalls = Extract<keyof Handlers, `vault.${string}`>;

export function createVaultHandlers(vault: Vault): Pick<Handlers, VaultCalls> {
  return {
    'vault.status': () => vault.status(),
    'vault.unlock': ({ passphrase }) => vault.unlock(passphrase),
    'vault.setPassphrase': ({ passphrase }) => vault.setPassphrase(passphrase),
  };
}
