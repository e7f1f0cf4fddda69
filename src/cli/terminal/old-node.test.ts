import { expect, test } from 'vitest';
import { hasTlsHoles, warnOfOldNode } from './old-node.ts';

test.each([
  ['20.20.2', true],
  ['22.23.3', true],
  ['22.23.4', false],
  ['22.24.0', false],
  ['23.11.0', true],
  ['24.22.0', true],
  ['24.22.1', false],
  ['25.9.0', true],
  ['26.12.0', true],
  ['26.12.1', false],
  ['28.0.0', false],
])('Node %s has known holes in its check of certificates: %s', (version, has) => {
  expect(hasTlsHoles(version)).toBe(has);
});

test('a person is warned once with the versions to take, and a pipe never', () => {
  const said: string[] = [];
  const note = (text: string): void => void said.push(text);
  warnOfOldNode({ interactive: false, note }, '20.20.2');
  warnOfOldNode({ interactive: true, note }, '24.22.1');
  expect(said).toEqual([]);
  warnOfOldNode({ interactive: true, note }, '20.20.2');
  expect(said).toEqual([expect.stringMatching(/20\.20\.2.*24\.22\.1/u)]);
});
