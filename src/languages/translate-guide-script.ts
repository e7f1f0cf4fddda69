import { type Language } from '../contract/settings.ts';
import { loadTexts, type Texts } from './languages.ts';

const texts = await loadTexts('guideScript');

/** What the registration script says while it runs. */
export function translateGuideScript(language: Language): Texts<'guideScript'> {
  return texts[language];
}
