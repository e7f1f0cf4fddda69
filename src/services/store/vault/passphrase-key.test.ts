import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { derivePassphraseKey } from './passphrase-key.ts';

it('a passphrase gives the same key on every keyboard, and another one with another salt', async () => {
  const [salt, other] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
  const key = await derivePassphraseKey('perch\u00e9 no?', salt);
  expect(key).toHaveLength(32);
  expect(await derivePassphraseKey('perche\u0301 no?', salt)).toEqual(key);
  expect(await derivePassphraseKey('perch\u00e9 no?', other)).not.toEqual(key);
});

it('a passphrase costs who guesses it as much as OWASP asks for', async () => {
  const salt = Buffer.alloc(16, 1);
  // OWASP's Password Storage Cheat Sheet: N = 2^15, r = 8, p = 3 is one of its equal settings.
  const asked = scryptSync('correct horse', salt, 32, { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 26 });
  expect(await derivePassphraseKey('correct horse', salt)).toEqual(asked);
});
