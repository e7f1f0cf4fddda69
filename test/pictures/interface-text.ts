import english from '../../src/languages/en/ui.json' with { type: 'json' };
import italian from '../../src/languages/it/ui.json' with { type: 'json' };
import { type Language } from '../../src/contract/settings.ts';

const texts: Record<Language, unknown> = { en: english, it: italian };

/** The window's own text under a key like `network.open`. Throws when there is none. */
export function readText(language: Language, key: string): string {
  let found: unknown = texts[language];
  for (const part of key.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  }
  if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`);
  return found;
}
