import { expect, it } from 'vitest';
import { type KeyStoreTrouble } from '../contract/vault.ts';
import { createKeyringSecretStore } from './keyring-secret-store.ts';

type Module = Awaited<
  ReturnType<NonNullable<Parameters<typeof createKeyringSecretStore>[0]['load']>>
>;

/** The library's chain: the newest place that was looked at comes first. */
function chain(...messages: readonly string[]): Error {
  return messages.reduceRight<Error>(
    (cause, message) => Object.assign(new Error(message), { cause }),
    new Error("Cannot find module './keyring.win32-x64-msvc.node'\nRequire stack:"),
  );
}

function storeWith(load: () => Promise<Module>, env: Record<string, string> = {}) {
  const logged: unknown[] = [];
  const logger = {
    warn: (message: string, detail?: unknown) => void logged.push([message, detail]),
  };
  const store = createKeyringSecretStore({ dataFolder: '/home/x/Collega', logger, env, load });
  return { store, logged };
}

const advice = 'Cannot find native binding. npm has a bug related to optional dependencies';

it.each<[string, Error, string]>([
  [
    'blocked by Smart App Control',
    chain(
      advice,
      "Cannot find module '@x/wasm'",
      'An Application Control policy has blocked this file.',
    ),
    'An Application Control policy has blocked this file.',
  ],
  [
    'not installed',
    chain(advice, "Cannot find module '@napi-rs/keyring-win32-x64-msvc'"),
    "Cannot find module '@napi-rs/keyring-win32-x64-msvc'",
  ],
])('a native module that is %s is no key store, with the real cause', async (_, error, text) => {
  const { store, logged } = storeWith(() => Promise.reject(error));
  expect(await store.isAvailable()).toBe(false);
  const trouble: KeyStoreTrouble = { kind: 'not-loaded', text };
  expect(store.trouble?.()).toEqual(trouble);
  expect(logged).toEqual([['the key store cannot be used', trouble]]);
});

it('a Secret Service that cannot be reached is told as such, and not as a module that does not load', async () => {
  const text = 'Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled';
  class AsyncEntry {
    constructor() {
      throw new Error(text);
    }
    getPassword = (): Promise<undefined> => Promise.resolve(undefined);
  }
  const { store } = storeWith(() => Promise.resolve({ AsyncEntry } as unknown as Module));
  expect(await store.isAvailable()).toBe(false);
  expect(store.trouble?.()).toEqual({ kind: 'refused', text });
});

it('a key store that refuses says so in its own words, until it answers', async () => {
  let locked = true;
  const entries = new Map<string, string>();
  class AsyncEntry {
    readonly account: string;
    constructor(_service: string, account: string) {
      this.account = account;
    }
    setPassword(password: string): Promise<void> {
      if (locked) return Promise.reject(new Error('User interaction is not allowed.'));
      entries.set(this.account, password);
      return Promise.resolve();
    }
    getPassword = (): Promise<string | undefined> => Promise.resolve(entries.get(this.account));
    deletePassword = (): Promise<boolean> => Promise.resolve(entries.delete(this.account));
  }
  const { store } = storeWith(() => Promise.resolve({ AsyncEntry } as unknown as Module));
  expect(await store.isAvailable()).toBe(true);
  await expect(store.seal(Buffer.alloc(32, 1))).rejects.toThrow('not allowed');
  expect(store.trouble?.()).toEqual({ kind: 'refused', text: 'User interaction is not allowed.' });
  locked = false;
  const sealed = await store.seal(Buffer.alloc(32, 1));
  expect(store.trouble?.()).toBeNull();
  // Someone who looks into the keychain sees whose key it is.
  expect(sealed).toMatch(/^\/home\/x\/Collega [-0-9a-f]{36}$/);
  expect((await store.open(sealed)).dataKey).toEqual(Buffer.alloc(32, 1));
  expect(await store.forget(sealed)).toBe(true);
  expect(entries.size).toBe(0);
});

it('COLLEGA_KEY_STORE=off asks no key store, and does not even load its module', async () => {
  const load = (): Promise<never> => expect.fail('loaded');
  const { store } = storeWith(load, { COLLEGA_KEY_STORE: 'off' });
  expect(await store.isAvailable()).toBe(false);
  await expect(store.seal(Buffer.alloc(32))).rejects.toThrow();
  expect(store).toMatchObject({ name: 'keyring' });
  expect(store.trouble?.()).toEqual({ kind: 'switched-off', text: '' });
});
