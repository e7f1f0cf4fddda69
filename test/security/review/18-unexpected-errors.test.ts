import { expect, it } from 'vitest';
import { contextWithoutClient } from '../../../src/services/diagnosis/context-without-client.ts';
import { explainText } from '../../../src/services/diagnosis/explain/explain-text.ts';

it('finding 18: a text of a million slashes is explained, not an internal error', () => {
  const paste = `Error 5.7.139 aA1${'/a'.repeat(500_000)}`;
  expect(() => explainText(paste, contextWithoutClient('en'))).not.toThrow();
});
