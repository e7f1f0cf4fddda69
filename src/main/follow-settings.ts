import { nativeTheme } from 'electron';
import { spokenSettings, type Language } from '../contract/settings.ts';
import { type Collega } from '../services/collega.ts';

const ownSender = { trusted: true, description: "the application's own menus" };

/**
 * The language for menus and boxes, and the theme for what Chromium and the system paint: those of
 * the settings, also after a change.
 */
export async function followSettings(
  collega: Collega,
  systemLanguage: Language,
  onChange: (language: Language) => void,
): Promise<() => Language> {
  let language = systemLanguage;
  const read = async () => {
    const { signal } = new AbortController();
    const answer = await collega.bridge.answer('settings.read', {}, ownSender, signal);
    if (!answer.ok) return;
    const settings = spokenSettings.parse(answer.value);
    if (nativeTheme.themeSource !== settings.theme) nativeTheme.themeSource = settings.theme;
    if (settings.spokenLanguage === language) return;
    language = settings.spokenLanguage;
    onChange(language);
  };
  onChange(language);
  await read();
  collega.onEvent((name) => {
    // What could not be read keeps the language before; the page says what is wrong.
    if (name === 'records.changed') read().catch(() => undefined);
  });
  return () => language;
}
