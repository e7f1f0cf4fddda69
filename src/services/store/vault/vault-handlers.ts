import { type Handlers } from '../../shell/bridge/bridge.ts';
import { type Records } from '../records/records.ts';
import { forgetEverything } from './forget-everything.ts';
import { type IdleLock } from './idle-lock.ts';
import { restoreBackup, startEmpty } from './restore-vault.ts';
import { type Vault } from './vault.ts';

type VaultCalls = Extract<keyof Handlers, `vault.${string}`>;

export function createVaultHandlers(services: {
  readonly vault: Vault;
  readonly records: Records;
  readonly idleLock: IdleLock;
  readonly dataFolder: string;
}): Pick<Handlers, VaultCalls> {
  const { vault, records, idleLock, dataFolder } = services;
  const readIdleLock = () => ({ minutes: records.read().settings.lockVaultAfterMinutes });
  return {
    'vault.status': () => vault.status(),

    'vault.keepsSecrets': () =>
      records.read().clients.some(({ id, sandbox }) => !sandbox && vault.names(id).size > 0),

    'vault.unlock': async ({ passphrase, remember }) => {
      const status = await vault.unlock(passphrase);
      const could = status.state === 'open' && status.keyStore === 'available';
      return remember && could ? vault.useKeyStore(true) : status;
    },

    'vault.setPassphrase': ({ passphrase, current }) => vault.setPassphrase(passphrase, current),
    'vault.useKeyStore': ({ use }) => vault.useKeyStore(use),
    'vault.lock': () => vault.lock(),
    'vault.restoreBackup': () => restoreBackup(vault),
    'vault.startEmpty': () => startEmpty(vault),
    'vault.idleLock': readIdleLock,

    'vault.setIdleLock': ({ minutes }) => {
      records.update({ topic: 'settings', clientId: null }, ({ settings }) => {
        settings.lockVaultAfterMinutes = minutes;
      });
      idleLock.touch();
      return readIdleLock();
    },

    // Every call counts as use already.
    'vault.touch': () => null,

    'vault.forgetEverything': async () => {
      const forgotten = await forgetEverything({ vault, records, dataFolder });
      records.announceAll();
      return forgotten;
    },
  };
}
