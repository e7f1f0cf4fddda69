import { type OdooDifferenceCode, type OdooTroubleCode } from '../contract/odoo.ts';
import { type NotAdoptedCode } from '../contract/odoo-adoption.ts';
import { type OdooTestComparison } from '../contract/odoo-tests.ts';
import { type Language } from '../contract/settings.ts';
import { loadTexts } from './languages.ts';

const texts = await loadTexts('odoo');

export interface DifferenceTexts {
  readonly title: string;
  readonly consequence: string;
  readonly fix: string;
}

/** How Odoo's forms call an encryption; other values stay as they are. */
export function translateEncryption(value: string, language: Language): string {
  const names: Readonly<Record<string, string>> = texts[language].encryptions;
  return names[value] ?? value;
}

/** The words of a difference between Collega and an Odoo, its placeholders filled. */
export function translateDifference(
  code: OdooDifferenceCode,
  language: Language,
  values: { readonly name: string; readonly collega: string | null; readonly odoo: string | null },
): DifferenceTexts {
  const { differences, notSet } = texts[language];
  const fill = (words: string): string => fillPlaceholders(words, values, notSet);
  const { title, consequence, fix } = differences[code];
  return { title: fill(title), consequence: fill(consequence), fix: fill(fix) };
}

/** The words for an Odoo that could not be asked. `values`: url, database, location, status. */
export function translateTrouble(
  code: OdooTroubleCode,
  language: Language,
  values: Readonly<Record<string, string>>,
): { readonly title: string; readonly cause: string; readonly fix: string } {
  const { title, cause, fix } = texts[language].troubles[code];
  const fill = (words: string): string => fillPlaceholders(words, values, '');
  return { title: fill(title), cause: fill(cause), fix: fill(fix) };
}

/** Why Odoo's test and Collega's agree or differ. `values`: title of each one's finding. */
export function translateTestComparison(
  comparison: OdooTestComparison,
  language: Language,
  values: { readonly odoo: string; readonly collega: string },
): string {
  return fillPlaceholders(texts[language].comparisons[comparison], values, '');
}

/** Why something of Odoo cannot be adopted. */
export function translateNotAdopted(
  code: NotAdoptedCode,
  language: Language,
  name: string,
): string {
  return fillPlaceholders(texts[language].notAdopted[code], { name }, '');
}

/** In one pass: a value that holds a placeholder of its own is not filled again. */
function fillPlaceholders(
  words: string,
  values: Readonly<Record<string, string | null>>,
  otherwise: string,
): string {
  return words.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? otherwise);
}
