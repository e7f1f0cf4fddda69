import { type Clock } from '../../shell/ports/clock.ts';
import { type SecretStore } from '../../shell/ports/secret-store.ts';

/** Whether a store is there is known at once, or it hangs. */
const answerMs = 5_000;
/** A locked keyring asks for its own password: as long as a person may take to type it. */
const personMs = 60_000;

/** A key store whose every answer has a deadline: a keyring that hangs must not hang Collega. */
export function boundSecretStore(store: SecretStore, clock: Clock): SecretStore {
  const within = <Value>(ms: number, ask: () => Promise<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      const late = new Error(`the key store has not answered for ${ms / 1000} seconds`);
      const cancel = clock.after(ms, () => reject(late));
      ask().then(resolve, reject).finally(cancel);
    });
  return {
    name: store.name,
    isAvailable: () => within(answerMs, () => store.isAvailable()).catch(() => false),
    seal: (dataKey) => within(personMs, () => store.seal(dataKey)),
    open: (sealed) => within(personMs, () => store.open(sealed)),
    ...(store.trouble !== undefined && { trouble: store.trouble }),
    forget: (sealed) => within(personMs, () => store.forget(sealed)).catch(() => false),
  };
}
