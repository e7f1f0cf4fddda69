import en from './en/guide-script.json' with { type: 'json' };
import it from './it/guide-script.json' with { type: 'json' };

const texts = { en, it };

/** What the registration script says while it runs. */
export function translateGuideScript(language: 'en' | 'it'): typeof en {
  return texts[language];
}
