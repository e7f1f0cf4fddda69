import { expect, it } from 'vitest';
import { contextWithoutClient } from '../../../src/services/diagnosis/context-without-client.ts';
import { explainText } from '../../../src/services/diagnosis/explain/explain-text.ts';
import texts from './unrelated-texts.json' with { type: 'json' };

// Databases, package managers, web servers, other mail services, and prose in four languages.
it.each(texts)('no finding is made of a text that is not about Microsoft’s mail: %s', (text) => {
  const { findings } = explainText(text, contextWithoutClient('en'));
  expect(findings.map(({ code, evidence }) => [code, evidence])).toEqual([]);
});

it.each([
  ['Gmail', 25],
  ['npm', 8],
  ['PostgreSQL', 2],
] as const)('and says that it is the text of %s', (service, index) => {
  const { understood } = explainText(texts[index] ?? '', contextWithoutClient('en'));
  expect(understood.service).toBe(service);
});
