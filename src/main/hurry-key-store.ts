import { vaultStatus } from '../contract/vault.ts';
import { type Bridge } from '../services/shell/bridge/bridge.ts';
import { type Clock } from '../services/shell/ports/clock.ts';
import { type Logger } from '../services/shell/ports/logger.ts';
import { type SecretStore } from '../services/shell/ports/secret-store.ts';

/** How long the window may wait for the key store. A person types longer than this. */
const startMs = 1_500;

export interface HurriedKeyStore {
  readonly store: SecretStore;
  /**
   * Ends the hurry: what is asked from now on waits. `onLate` is called once when what was left
   * behind has been answered, and never where nothing was.
   */
  started(onLate: () => void): void;
}

/**
 * A key store that does not hold the window back. Electron's safeStorage answers "is it available?"
 * only with the key in hand (electron_api_safe_storage.cc, EnsureAsyncEncryptorRequested), so after a
 * person has given the keyring's password or allowed the key chain's question. Until `started` each
 * question counts as refused when its time is up; the answer is awaited all the same.
 */
export function hurryKeyStore(store: SecretStore, clock: Clock): HurriedKeyStore {
  let isStarting = true;
  let open = new Set<Promise<unknown>>();
  const timeUp = new Promise<'late'>((resolve) => {
    clock.after(startMs, () => resolve('late'));
  });
  const hurry = async <Value>(asked: Promise<Value>, orElse: () => Value): Promise<Value> => {
    if (!isStarting) return asked;
    const first = await Promise.race([asked.then((value) => ({ value })), timeUp]);
    if (first !== 'late') return first.value;
    open.add(asked);
    return orElse();
  };
  const refuse = (): never => {
    throw new Error('the key store has not answered yet');
  };
  return {
    store: {
      name: store.name,
      isAvailable: () => hurry(store.isAvailable(), () => false),
      seal: (dataKey) => hurry(store.seal(dataKey), refuse),
      open: (sealed) => hurry(store.open(sealed), refuse),
      forget: (sealed) => store.forget(sealed),
      trouble: () => (open.size > 0 ? { kind: 'waiting', text: '' } : (store.trouble?.() ?? null)),
    },
    started: (onLate) => {
      isStarting = false;
      if (open.size === 0) return;
      void Promise.allSettled(open).then(() => {
        open = new Set();
        onLate();
      });
    },
  };
}

const ownSender = { trusted: true, description: 'the late key store' };

/**
 * What the key store would have done at the start: it opens the vault, or takes over what has been
 * kept in memory meanwhile. A vault that the user has locked, or given a passphrase, is left alone.
 */
export async function useLateKeyStore(
  bridge: Pick<Bridge, 'answer'>,
  store: SecretStore,
  logger: Logger,
): Promise<void> {
  const { signal } = new AbortController();
  const isThere = await store.isAvailable().catch(() => false);
  logger.info('the key store has answered late', { isThere });
  const asked = await bridge.answer('vault.status', {}, ownSender, signal);
  if (!asked.ok) return;
  const status = vaultStatus.parse(asked.value);
  if (status.state === 'open') {
    if (status.backend !== 'memory') return;
    if (isThere) {
      const moved = await bridge.answer('vault.useKeyStore', { use: true }, ownSender, signal);
      if (moved.ok) return;
    }
  } else if (status.reason !== 'key-store-refused' && status.reason !== 'passphrase-needed') return;
  // Opens a locked vault; for one that stays in memory it tells the window why.
  await bridge.answer('vault.unlock', { passphrase: null, remember: false }, ownSender, signal);
}
