import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openEntry, sealEntry } from './sealed-entry.ts';

const key = randomBytes(32);

describe('a sealed entry', () => {
  it('opens with its key and name, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, name) => {
        expect(openEntry(key, name, sealEntry(key, name, plain))).toBe(plain);
      }),
    );
  });

  it('is refused when any byte was changed', () => {
    const sealed = Buffer.from(sealEntry(key, 'name', 'CANARY-access'), 'base64');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(() => openEntry(key, 'name', changed.toString('base64'))).toThrow();
      }),
      { numRuns: 500 },
    );
  });

  // Of nothing there is but the seal: of four bytes it could be guessed.
  it.each(['CANARY-access', ''])('is refused when it was cut short anywhere: %j', (plain) => {
    const sealed = Buffer.from(sealEntry(key, 'name', plain), 'base64');
    for (let length = 0; length < sealed.length; length += 1) {
      const cut = sealed.subarray(0, length).toString('base64');
      expect(() => openEntry(key, 'name', cut), String(length)).toThrow();
    }
  });

  it('is refused under another name and with another key', () => {
    const sealed = sealEntry(key, 'tokens/a', 'CANARY-access');
    expect(() => openEntry(key, 'tokens/b', sealed)).toThrow();
    expect(() => openEntry(randomBytes(32), 'tokens/a', sealed)).toThrow();
  });

  it('never looks the same twice', () => {
    expect(sealEntry(key, 'name', 'same')).not.toBe(sealEntry(key, 'name', 'same'));
  });
});
