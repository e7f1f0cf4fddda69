import { expect, it } from 'vitest';
import { contextWithoutClient } from '../../../src/services/diagnosis/context-without-client.ts';
import { explainText } from '../../../src/services/diagnosis/explain/explain-text.ts';
import texts from './public-texts.json' with { type: 'json' };

interface Expected {
  /** Nothing is known, or it is another service's. */
  readonly silent?: boolean;
  readonly rows?: readonly number[];
  readonly owner?: readonly string[];
  readonly code?: string;
  /** Second findings with evidence of their own. */
  readonly also?: readonly string[];
}

const explain = (text: string) => explainText(text, contextWithoutClient('en'));

// Texts from public reports and pages, each with its address; names and numbers of people are replaced.
it.each(texts.map(({ id, text, expect: expected }) => [id, text, expected as Expected] as const))(
  'a public text gets its answer, and no wrong one: %s',
  (_id, text, { silent, rows = [], owner = [], code, also = [] }) => {
    const { findings } = explain(text);
    if (silent === true) {
      expect(findings.map((finding) => finding.code)).toEqual([]);
      return;
    }
    const [first, ...others] = findings;
    expect(first?.rows.filter((row) => rows.includes(row)) ?? []).not.toEqual([]);
    expect(owner).toContain(first?.owner);
    if (code !== undefined) expect(first?.code).toBe(code);
    const wrong = others.filter(
      (finding) => !finding.rows.some((row) => rows.includes(row)) && !also.includes(finding.code),
    );
    expect(wrong.map((finding) => finding.code)).toEqual([]);
  },
);

it('each public text says where it was read', () => {
  for (const { source } of texts) expect(source).toMatch(/^https?:\/\/[\w.-]+\/\S+$/);
  expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length);
});

it('a library’s name for a reply is not taken for another provider’s server', () => {
  const lettre = texts.find(({ text }) => text.includes('Authentication credentials invalid'));
  expect(explain(lettre?.text ?? '').understood.service).toBe('Microsoft');
});
