import { expect, it } from 'vitest';
import { loadTexts } from './languages.ts';
import { flattenTexts } from './testing/flatten-texts.ts';

const names = ['findings', 'senderFindings', 'letter', 'odoo', 'guide'] as const;
/** An infinitive that begins a sentence; as its subject ("... non serve") it is no instruction. */
const infinitive =
  /(?:^|[.:;] )\p{Lu}\p{Ll}+(?:are|ere|ire|arlo|arla|erlo|irlo) (?![^.]*non serve)/u;

it.each(names)('Italian instructions speak to one person, as tu: %s', async (name) => {
  const { it: italian } = await loadTexts(name);
  const instructions = [...flattenTexts(italian)].filter(([key]) => /\.fix$|\.do\.|body/.test(key));
  expect(instructions.length).toBeGreaterThan(0);
  expect(instructions.filter(([, text]) => infinitive.test(text))).toEqual([]);
});
