import { type SecretStore } from '../ports/secret-store.ts';

/** A key store that reverses the bytes; `broken` makes it refuse to open, as after a restore. */
export function createFakeSecretStore(name = 'fake-store'): SecretStore & { broken: boolean } {
  return {
    name,
    broken: false,
    isAvailable: () => Promise.resolve(true),
    seal: (dataKey) => Promise.resolve(Buffer.from(dataKey).reverse().toString('base64')),
    open(sealed) {
      if (this.broken) return Promise.reject(new Error('not sealed by this user'));
      return Promise.resolve(Buffer.from(sealed, 'base64').reverse());
    },
  };
}
