import { AsyncEntry, type EntryOptions } from '@napi-rs/keyring';
import { randomUUID } from 'node:crypto';
import { type SecretStore } from '../services/shell/ports/secret-store.ts';

const service = 'Collega';

/**
 * On Linux the Secret Service and nothing else: the kernel keyring, which the library would fall
 * back to, forgets everything at the next start of the machine, and with it every link.
 */
const options: EntryOptions = { linux: { store: 'secret-service' } };

/**
 * The OS keyring (Windows Credential Manager, macOS Keychain, Secret Service) for shells without
 * Electron. It holds the data key alone: Windows refuses anything over 2,560 bytes.
 */
export const keyringSecretStore: SecretStore = {
  name: 'keyring',

  async isAvailable() {
    try {
      // Reading a name that does not exist asks no one for permission and proves the store answers.
      await new AsyncEntry(service, 'is-there-a-keyring', options).getPassword();
      return true;
    } catch {
      return false;
    }
  },

  async seal(dataKey) {
    const account = randomUUID();
    await new AsyncEntry(service, account, options).setPassword(dataKey.toString('base64'));
    return account;
  },

  async open(account) {
    const text = await new AsyncEntry(service, account, options).getPassword();
    if (!text) throw new Error('the keyring no longer has the key');
    return { dataKey: Buffer.from(text, 'base64'), shouldSealAnew: false };
  },

  forget: (account) => new AsyncEntry(service, account, options).deletePassword(),
};
