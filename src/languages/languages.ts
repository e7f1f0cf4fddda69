import { type Language } from '../contract/settings.ts';
import { en, type LanguageTexts } from './en/texts.ts';
import { it } from './it/texts.ts';

export type TextFile = keyof LanguageTexts['files'];
export type Texts<File extends TextFile> = Awaited<ReturnType<LanguageTexts['files'][File]>>;

/**
 * Every language. A new one needs its code in contract/settings.ts, a folder, and its line here. A
 * file is read when it is asked for: the window paints, and the terminal answers, without the rest.
 */
export const languages: Readonly<Record<Language, LanguageTexts>> = { en, it };

export const codes = Object.keys(languages) as Language[];

/** One file in every language, for modules that answer at once in whichever they are asked. */
export async function loadTexts<File extends TextFile>(
  file: File,
): Promise<Readonly<Record<Language, Texts<File>>>> {
  const entries = codes.map(async (code) => [code, await languages[code].files[file]()] as const);
  return Object.fromEntries(await Promise.all(entries)) as Record<Language, Texts<File>>;
}
