import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language } from '../../contract/settings.ts';
import english from '../../languages/en/ui.json';
import italian from '../../languages/it/ui.json';
import { loadFindingTexts } from './load-finding-texts.ts';

/** Both languages are in the bundle: switching is instant and nothing is loaded over a network. */
export async function startLanguage(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    ns: ['ui'],
    defaultNS: 'ui',
    resources: { en: { ui: english }, it: { ui: italian } },
    // React escapes by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
  void loadFindingTexts(i18next);
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
