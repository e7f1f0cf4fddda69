import { expect, it } from 'vitest';
import { contextWithoutClient } from '../../../src/services/diagnosis/context-without-client.ts';
import { explainText } from '../../../src/services/diagnosis/explain/explain-text.ts';
import variations from './variations.json' with { type: 'json' };

// The same failures in the words of Python, Node, Go, Java, Ruby, .NET, PHP, OpenSSL and BoringSSL,
// of Microsoft's pages in five languages, and without their numbers.
it.each(variations.map(({ text, rows }) => [text, rows] as const))(
  'a failure is recognised in the words of another program or language: %s',
  (text, rows) => {
    const [first] = explainText(text, contextWithoutClient('en')).findings;
    expect(first?.rows.filter((row) => rows.includes(row)) ?? []).not.toEqual([]);
  },
);
