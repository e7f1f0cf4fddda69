import { expect, test } from 'vitest';
import { readMailboxes } from './read-mailboxes.ts';

test('addresses are read however they were pasted, each once', () => {
  expect(readMailboxes(' John@example.com\njane@example.com, john@example.com;\n\n')).toEqual({
    mailboxes: ['john@example.com', 'jane@example.com'],
    wrong: [],
  });
});

test('what is no address is named as it was written', () => {
  expect(readMailboxes('john@example.com\njane\n<x@example.com>')).toEqual({
    mailboxes: ['john@example.com'],
    wrong: ['jane', '<x@example.com>'],
  });
  expect(readMailboxes('  ')).toEqual({ mailboxes: [], wrong: [] });
});
