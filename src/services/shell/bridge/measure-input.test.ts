import { describe, expect, it } from 'vitest';
import { isTooLarge } from './measure-input.ts';

describe('an input is measured before it is parsed', () => {
  it.each([
    ['a text', 'x'.repeat(99)],
    ['a list of texts', Array.from({ length: 9 }, () => 'x'.repeat(8))],
    ['nothing', null],
    ['an object', { name: 'x'.repeat(80) }],
  ])('%s of fair size passes', (_what, input) => {
    expect(isTooLarge(input, 100)).toBe(false);
  });

  it.each([
    ['a long text', 'x'.repeat(101)],
    ['a long key', { ['x'.repeat(101)]: null }],
    ['a list of nothing', Array.from({ length: 101 }, () => null)],
    ['an object of many keys', Object.fromEntries(Array.from({ length: 60 }, (_, n) => [n, 0]))],
    ['bytes', new Uint8Array(101)],
    ['a buffer', new ArrayBuffer(101)],
  ])('%s is too large', (_what, input) => {
    expect(isTooLarge(input, 100)).toBe(true);
  });

  it('what contains itself is too large, and ends', () => {
    const circle: unknown[] = [];
    circle.push(circle, circle);
    expect(isTooLarge(circle, 1024 * 1024)).toBe(true);
  });

  it('what is nested too deep for a parser is too large', () => {
    let nested: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];
    expect(isTooLarge(nested, 1024 * 1024)).toBe(true);
  });

  it('a symbol, a bigint or a function counts as one', () => {
    expect(isTooLarge([Symbol('x'), 1n, () => undefined, undefined], 100)).toBe(false);
  });
});
