import { type AsyncEntry, type EntryOptions } from '@napi-rs/keyring';
import { randomUUID } from 'node:crypto';
import { type KeyStoreTrouble } from '../contract/vault.ts';
import { type Logger } from '../services/shell/ports/logger.ts';
import { noSecretStore, type SecretStore } from '../services/shell/ports/secret-store.ts';

const service = 'Collega';

/**
 * On Linux the Secret Service and nothing else: the kernel keyring, which the library would fall
 * back to, forgets everything at the next start of the machine, and with it every link.
 */
const options: EntryOptions = { linux: { store: 'secret-service' } };

/** Windows takes names of 513 characters (CRED_MAX_USERNAME_LENGTH). */
const maxFolderLength = 300;

interface KeyringModule {
  readonly AsyncEntry: typeof AsyncEntry;
}

interface KeyringOptions {
  /** Names the entry, so that a person who looks into the key store sees whose key it is. */
  readonly dataFolder: string;
  readonly logger: Pick<Logger, 'warn'>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly load?: () => Promise<KeyringModule>;
}

/**
 * The OS keyring (Windows Credential Manager, macOS Keychain, Secret Service) for shells without
 * Electron. It holds the data key alone: Windows refuses anything over 2,560 bytes. Its native
 * module is loaded when it is first asked, and one that cannot be loaded (Smart App Control, a
 * missing optional package) is a key store that is not there. `COLLEGA_KEY_STORE=off` asks none.
 */
export function createKeyringSecretStore({
  dataFolder,
  logger,
  env,
  load = () => import('@napi-rs/keyring'),
}: KeyringOptions): SecretStore {
  if (env['COLLEGA_KEY_STORE']?.trim().toLowerCase() === 'off') return switchedOff;
  let trouble: KeyStoreTrouble | null = null;
  const note = (kind: KeyStoreTrouble['kind'], error: unknown): void => {
    trouble = { kind, text: readCause(error) };
    logger.warn('the key store cannot be used', trouble);
  };
  const loadEntry = async (): Promise<KeyringModule['AsyncEntry']> => {
    try {
      return (await load()).AsyncEntry;
    } catch (error) {
      note('not-loaded', error);
      throw error;
    }
  };
  const ask = async <Value>(
    account: string,
    question: (entry: AsyncEntry) => Promise<Value>,
  ): Promise<Value> => {
    const Entry = await loadEntry();
    try {
      // On Linux this connects to the Secret Service: without a session bus it throws.
      const answer = await question(new Entry(service, account, options));
      trouble = null;
      return answer;
    } catch (error) {
      note('refused', error);
      throw error;
    }
  };
  return {
    name: 'keyring',
    trouble: () => trouble,

    async isAvailable() {
      try {
        // Reading a name that does not exist asks no one for permission and proves the store answers.
        await ask('is-there-a-keyring', (entry) => entry.getPassword());
        return true;
      } catch {
        return false;
      }
    },

    async seal(dataKey) {
      const account = `${dataFolder.slice(-maxFolderLength)} ${randomUUID()}`;
      await ask(account, (entry) => entry.setPassword(dataKey.toString('base64')));
      return account;
    },

    async open(account) {
      const text = await ask(account, (entry) => entry.getPassword());
      if (!text) throw new Error('the keyring no longer has the key');
      return { dataKey: Buffer.from(text, 'base64'), shouldSealAgain: false };
    },

    forget: (account) => ask(account, (entry) => entry.deletePassword()),
  };
}

/** Its name stays: a vault that the keyring has sealed is locked, and not another program's. */
const switchedOff: SecretStore = {
  ...noSecretStore,
  name: 'keyring',
  trouble: () => ({ kind: 'switched-off', text: '' }),
};

/**
 * What the system said. The library's own words for a binding that cannot be loaded ("npm has a bug
 * related to optional dependencies") hide it behind a chain of causes, one for each place where a
 * binding was looked for: one that is there and blocked says more than those that are not there.
 */
function readCause(error: unknown): string {
  const messages: string[] = [];
  for (let each = error; each instanceof Error; each = each.cause) {
    messages.push((each.message.split('\n')[0] ?? '').slice(0, 300));
  }
  return (
    messages.find((message) => !message.startsWith('Cannot find')) ??
    messages.findLast((message) => message.includes('@napi-rs/keyring-')) ??
    messages.at(-1) ??
    String(error)
  );
}
