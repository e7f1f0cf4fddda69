import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language } from '../../contract/settings.ts';
import { codes, languages, loadTexts } from '../../languages/languages.ts';
import { type i18n } from 'i18next';

/** Starts with one language; the others follow from this machine, so that switching is instant. */
export async function startLanguage(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    ns: ['ui'],
    defaultNS: 'ui',
    resources: { [language]: { ui: await languages[language].files.ui() } },
    // React escapes by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** What the first paint does without: the other languages, and the words of findings. */
export async function loadLaterTexts(): Promise<void> {
  await Promise.all([loadFindingTexts(i18next), ...codes.map(addLanguage)]);
}

export async function changeLanguage(language: Language): Promise<void> {
  await addLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function addLanguage(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'ui')) return;
  i18next.addResourceBundle(language, 'ui', await languages[language].files.ui());
}

/**
 * The texts of all findings, fetched from this machine after the first paint: they are needed only
 * once a test has failed. Until then a finding shows the texts that came with it.
 */
async function loadFindingTexts(language: i18n): Promise<void> {
  const files = await Promise.all([loadTexts('findings'), loadTexts('senderFindings')]);
  for (const texts of files) {
    for (const [code, resources] of Object.entries(texts))
      language.addResourceBundle(code, 'findings', resources);
  }
}
