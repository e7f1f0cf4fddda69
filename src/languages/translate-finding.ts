import { createInstance } from 'i18next';
import en from './en/findings.json' with { type: 'json' };
import enSender from './en/sender-findings.json' with { type: 'json' };
import it from './it/findings.json' with { type: 'json' };
import itSender from './it/sender-findings.json' with { type: 'json' };

export interface FindingTexts {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

type Translate = (key: string, values: Readonly<Record<string, string>>) => string;

const translator = createInstance();
void translator.init({
  lng: 'en',
  fallbackLng: 'en',
  ns: ['findings'],
  defaultNS: 'findings',
  // The review of sender rules has texts of its own, beside those of the catalogue.
  resources: {
    en: { findings: { ...en, ...enSender } },
    it: { findings: { ...it, ...itSender } },
  },
  // The texts are shown as text everywhere: escaping would put entities on the screen.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The words of a finding in one language, its `{{placeholder}}`s filled from `params`. */
export function translateFinding(
  code: string,
  language: 'en' | 'it',
  params: Readonly<Record<string, string>>,
): FindingTexts {
  // The renderer narrows i18next's keys to the texts of its own screens; codes are open.
  const translate = translator.getFixedT(language) as unknown as Translate;
  const say = (part: keyof FindingTexts): string => translate(`${code}.${part}`, params);
  return { title: say('title'), cause: say('cause'), fix: say('fix') };
}
