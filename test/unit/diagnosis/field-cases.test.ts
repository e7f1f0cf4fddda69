import { expect, it } from 'vitest';
import { contextWithoutClient } from '../../../src/services/diagnosis/context-without-client.ts';
import { explainText } from '../../../src/services/diagnosis/explain/explain-text.ts';
import cases from './field-cases.json' with { type: 'json' };

interface Expected {
  readonly silent?: boolean;
  readonly rows?: readonly number[];
  readonly owner?: readonly string[];
}

/** Second findings with evidence of their own, behind the cause. */
const alsoFound: Readonly<Record<string, readonly string[]>> = {
  'field-044': ['smtp-not-authenticated'],
};

// Texts from public reports. A finding of other rows would be what `mustNot` describes.
it.each(cases.map(({ id, text, expect: expected }) => [id, text, expected as Expected] as const))(
  'a text from the field gets its answer, and no wrong one: %s',
  (id, text, { silent, rows = [], owner = [] }) => {
    const { findings } = explainText(text, contextWithoutClient('en'));
    if (silent === true) {
      expect(findings.map(({ code }) => code)).toEqual([]);
      return;
    }
    const [first, ...others] = findings;
    expect(first?.rows.filter((row) => rows.includes(row))).not.toEqual([]);
    expect(first?.rows).toBeDefined();
    expect(owner).toContain(first?.owner);
    const wrong = others.filter(
      (finding) =>
        !finding.rows.some((row) => rows.includes(row)) &&
        !(alsoFound[id] ?? []).includes(finding.code),
    );
    expect(wrong.map(({ code }) => code)).toEqual([]);
  },
);

it('every text and finding says how certain it is', () => {
  for (const { text } of cases) {
    for (const { certainty } of explainText(text, contextWithoutClient('it')).findings) {
      expect(certainty).toMatch(/^(?:seen|likely|possible)$/);
    }
  }
});
