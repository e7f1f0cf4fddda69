import { type Language } from '../../src/contract/settings.ts';
import { loadTexts } from '../../src/languages/languages.ts';

const texts: Readonly<Record<Language, unknown>> = await loadTexts('ui');

/** The window's own text under a key like `network.open`. Throws when there is none. */
export function readText(language: Language, key: string): string {
  let found: unknown = texts[language];
  for (const part of key.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  }
  if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`);
  return found;
}
