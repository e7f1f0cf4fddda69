import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language } from '../../contract/settings.ts';
import { loadFindingTexts } from './load-finding-texts.ts';

/** One file each: the first paint waits for the language that it speaks, and for no other. */
const texts = {
  en: async () => (await import('../../languages/en/ui.json')).default,
  it: async () => (await import('../../languages/it/ui.json')).default,
};

/** Starts with one language; the other one follows from this machine, so that switching is instant. */
export async function startLanguage(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    ns: ['ui'],
    defaultNS: 'ui',
    resources: { [language]: { ui: await texts[language]() } },
    // React escapes by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** What the first paint does without: the other language, and the words of findings. */
export async function loadLaterTexts(): Promise<void> {
  await Promise.all([loadFindingTexts(i18next), addLanguage('en'), addLanguage('it')]);
}

export async function changeLanguage(language: Language): Promise<void> {
  await addLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function addLanguage(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'ui')) return;
  i18next.addResourceBundle(language, 'ui', await texts[language]());
}
