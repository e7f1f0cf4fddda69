import { expect, it } from 'vitest';
import { FailureError } from '../failure-error.ts';
import { mergeChanges } from './merge-changes.ts';

const seen = { host: 'a', priority: 1, alias: { name: 'x', bounce: 'b' }, kind: { kind: 'any' } };

it('keeps what was changed elsewhere and what is changed here, field by field', () => {
  const stored = { ...seen, priority: 5, alias: { name: 'x', bounce: 'elsewhere' } };
  const wanted = { ...seen, host: 'here', alias: { name: 'here', bounce: 'b' } };
  expect(mergeChanges({ stored, seen, wanted })).toEqual({
    host: 'here',
    priority: 5,
    alias: { name: 'here', bounce: 'elsewhere' },
    kind: { kind: 'any' },
  });
});

it('refuses a field that both changed, by its path, and lets the same change pass', () => {
  const stored = {
    ...seen,
    host: 'same',
    priority: 5,
    alias: { ...seen.alias, name: 'elsewhere' },
  };
  const wanted = { ...seen, host: 'same', priority: 7, alias: { ...seen.alias, name: 'here' } };
  let refused: unknown;
  try {
    mergeChanges({ stored, seen, wanted });
  } catch (error) {
    refused = error instanceof FailureError ? error.failure : error;
  }
  expect(refused).toEqual({
    kind: 'invalid-input',
    problems: [
      { field: 'priority', problem: 'changed-elsewhere' },
      { field: 'alias.name', problem: 'changed-elsewhere' },
    ],
  });
});

it('never mixes two kinds of one choice', () => {
  const stored = { ...seen, kind: { kind: 'tenant', tenant: 'contoso.com' } };
  const wanted = { ...seen, kind: { kind: 'personal' } };
  expect(() => mergeChanges<object>({ stored, seen, wanted })).toThrow('invalid-input');
});
