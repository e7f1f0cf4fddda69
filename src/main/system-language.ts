import { language, type Language } from '../contract/settings.ts';

/** The first of the user's languages that Collega speaks (BCP 47 tags), else English. */
export function chooseSystemLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const known = language.safeParse(tag.toLowerCase().split('-')[0]);
    if (known.success) return known.data;
  }
  return 'en';
}
