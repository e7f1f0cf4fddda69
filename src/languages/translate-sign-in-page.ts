import en from './en/sign-in-page.json' with { type: 'json' };
import it from './it/sign-in-page.json' with { type: 'json' };

/** The words of the page on which a sign-in in the system's browser ends. */
export type SignInPageTexts = Readonly<Record<keyof typeof en, string>>;

const texts: Readonly<Record<'en' | 'it', SignInPageTexts>> = { en, it };

export function translateSignInPage(language: 'en' | 'it'): SignInPageTexts {
  return texts[language];
}
