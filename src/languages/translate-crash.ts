import { type Language } from '../contract/settings.ts';
import { loadTexts, type Texts } from './languages.ts';

const texts = await loadTexts('crash');

/** What a shell says when the window itself cannot speak. */
export function translateCrash(language: Language): Texts<'crash'> {
  return texts[language];
}
