import { expect, test } from 'vitest';
import { chooseSystemLanguage } from './system-language.ts';

test.each([
  [['it-IT', 'en-GB'], 'it'],
  [['fr-FR', 'IT', 'en-GB'], 'it'],
  [['en-US', 'it-IT'], 'en'],
  [['de-DE'], 'en'],
  [[], 'en'],
])('%j: %s', (preferred, language) => expect(chooseSystemLanguage(preferred)).toBe(language));
