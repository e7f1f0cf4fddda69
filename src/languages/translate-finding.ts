import { createInstance } from 'i18next';
import { showHost } from '../contract/mail-hosts.ts';
import { type Language } from '../contract/settings.ts';
import { codes, loadTexts } from './languages.ts';

export interface FindingTexts {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

type Translate = (key: string, values: Readonly<Record<string, string>>) => string;

const [findings, senderFindings] = await Promise.all([
  loadTexts('findings'),
  loadTexts('senderFindings'),
]);
const translator = createInstance();
void translator.init({
  lng: 'en',
  fallbackLng: 'en',
  ns: ['findings'],
  defaultNS: 'findings',
  // The review of sender rules has texts of its own, beside those of the catalogue.
  resources: Object.fromEntries(
    codes.map((code) => [code, { findings: { ...findings[code], ...senderFindings[code] } }]),
  ),
  // The texts are shown as text everywhere: escaping would put entities on the screen.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The words of a finding in one language, its `{{placeholder}}`s filled from `params`. */
export function translateFinding(
  code: string,
  language: Language,
  params: Readonly<Record<string, string>>,
): FindingTexts {
  // The renderer narrows i18next's keys to the texts of its own screens; codes are open.
  const translate = translator.getFixedT(language) as unknown as Translate;
  // Letters that look like others must not make a stranger's host look like Microsoft's.
  const host = params['host'];
  const shown = host === undefined ? params : { ...params, host: showHost(host) };
  const say = (part: keyof FindingTexts): string => translate(`${code}.${part}`, shown);
  return { title: say('title'), cause: say('cause'), fix: say('fix') };
}
