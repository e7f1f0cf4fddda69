import en from './en/crash.json' with { type: 'json' };
import it from './it/crash.json' with { type: 'json' };

/** What a shell says when the window itself cannot speak. */
export type CrashTexts = Readonly<Record<keyof typeof en, string>>;

const texts: Readonly<Record<'en' | 'it', CrashTexts>> = { en, it };

export function translateCrash(language: 'en' | 'it'): CrashTexts {
  return texts[language];
}
