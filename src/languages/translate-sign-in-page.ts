import { type Language } from '../contract/settings.ts';
import { loadTexts, type Texts } from './languages.ts';

/** The words of the page on which a sign-in in the system's browser ends. */
export type SignInPageTexts = Texts<'signInPage'>;

const texts = await loadTexts('signInPage');

export function translateSignInPage(language: Language): SignInPageTexts {
  return texts[language];
}
