import { type Language, type Settings } from '../../../contract/settings.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { type Records } from '../../store/records/records.ts';

type SettingsCalls = Extract<keyof Handlers, `settings.${string}`>;

/** What `language: 'system'` means, resolved. */
export function spokenLanguage(settings: Settings, systemLanguage: Language): Language {
  return settings.language === 'system' ? systemLanguage : settings.language;
}

export function createSettingsHandlers(services: {
  readonly records: Records;
  readonly systemLanguage: Language;
}): Pick<Handlers, SettingsCalls> {
  const { records, systemLanguage } = services;
  const describe = ({ language, theme }: Settings): Settings & { spokenLanguage: Language } => {
    const settings = { language, theme };
    return { ...settings, spokenLanguage: spokenLanguage(settings, systemLanguage) };
  };
  return {
    'settings.read': () => describe(records.read().settings),
    'settings.save': (settings) => {
      records.update({ topic: 'settings', clientId: null }, (draft) => {
        draft.settings = { ...draft.settings, ...settings };
      });
      return describe(settings);
    },
  };
}
