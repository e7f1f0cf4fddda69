import { expect, it } from 'vitest';
import { clientIdIn, paths, samePlaceOf } from './paths.ts';

it('names the client of an address, and none on the list of clients', () => {
  expect(clientIdIn(paths.server('a', 'incoming', 's'))).toBe('a');
  expect(clientIdIn(paths.clients)).toBeNull();
});

it('switches to the same screen of another client, never to a record of the first', () => {
  expect(samePlaceOf(paths.settings('a'), 'b')).toBe(paths.settings('b'));
  expect(samePlaceOf(paths.server('a', 'incoming', 's'), 'b')).toBe(paths.servers('b', 'incoming'));
  expect(samePlaceOf(paths.reports('a'), 'b')).toBe(paths.reports('b'));
  expect(samePlaceOf(paths.clients, 'b')).toBe(paths.servers('b', 'outgoing'));
});
