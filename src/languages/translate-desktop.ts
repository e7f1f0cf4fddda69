import { type Language } from '../contract/settings.ts';
import { loadTexts, type Texts } from './languages.ts';

const texts = await loadTexts('desktop');

/** What the Electron application says outside its page: menus, and boxes of the system. */
export function translateDesktop(language: Language): Texts<'desktop'> {
  return texts[language];
}

/** Puts values into the places `{{name}}` of a text. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/gu, (place, name: string) => values[name] ?? place);
}
