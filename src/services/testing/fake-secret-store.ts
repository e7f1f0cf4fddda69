import { type SecretStore } from '../shell/ports/secret-store.ts';

interface FakeSecretStore extends SecretStore {
  /** Refuses to open, as after a restore on another machine. */
  broken: boolean;
  /** The key was rotated: what is opened is to be sealed again. */
  rotated: boolean;
  readonly forgotten: string[];
}

/** A key store that reverses the bytes. */
export function createFakeSecretStore(name = 'fake-store'): FakeSecretStore {
  const forgotten: string[] = [];
  return {
    name,
    broken: false,
    rotated: false,
    forgotten,
    isAvailable: () => Promise.resolve(true),
    seal(dataKey) {
      const sealed = Buffer.from(dataKey).reverse().toString('base64');
      return Promise.resolve(this.rotated ? `rotated:${sealed}` : sealed);
    },
    open(sealed) {
      if (this.broken) return Promise.reject(new Error('not sealed by this user'));
      const rotated = sealed.startsWith('rotated:');
      const dataKey = Buffer.from(sealed.replace('rotated:', ''), 'base64').reverse();
      return Promise.resolve({ dataKey, shouldSealAgain: this.rotated && !rotated });
    },
    forget(sealed) {
      forgotten.push(sealed);
      return Promise.resolve(true);
    },
  };
}
