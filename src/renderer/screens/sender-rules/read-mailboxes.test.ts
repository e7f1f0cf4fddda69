import { expect, test } from 'vitest';
import { readMailboxes } from './read-mailboxes.ts';

test('addresses are read however they were pasted, each once', () => {
  expect(readMailboxes(' John@example.com\njane@example.com, john@example.com;\n\n')).toEqual({
    mailboxes: ['john@example.com', 'jane@example.com'],
    wrong: [],
  });
});

test('what is no address is named as it was written', () => {
  expect(readMailboxes('john@example.com\njane\n<x>')).toEqual({
    mailboxes: ['john@example.com'],
    wrong: ['jane', 'x'],
  });
  expect(readMailboxes('  ')).toEqual({ mailboxes: [], wrong: [] });
});

test.each([
  ['John Doe <john@example.com>', ['john@example.com']],
  [
    '"Doe, John" <John@example.com>; Roe, Jane <jane@example.com>',
    ['john@example.com', 'jane@example.com'],
  ],
  [
    'john@example.com, Jane Roe <jane@example.com>, jim@example.com',
    ['john@example.com', 'jane@example.com', 'jim@example.com'],
  ],
  ['<john@example.com>', ['john@example.com']],
])('names as mail programs copy them are left out: %s', (text, mailboxes) => {
  expect(readMailboxes(text)).toEqual({ mailboxes, wrong: [] });
});
