import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP's scrypt setting for 32 MiB of memory: N = 2^15, r = 8, p = 3. */
const cost = { N: 32_768, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };

const derive = promisify<string, Buffer, number, typeof cost, Buffer>(scrypt);

/** Derives the 32-byte key that seals the data key. Takes about a third of a second on purpose. */
export function derivePassphraseKey(passphrase: string, salt: Buffer): Promise<Buffer> {
  // NFKC: the same passphrase typed on another keyboard or system must give the same bytes.
  return derive(passphrase.normalize('NFKC'), salt, 32, cost);
}
