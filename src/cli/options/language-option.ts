import { Option } from 'commander';
import { language } from '../../contract/settings.ts';
import { systemLanguage, translate } from '../terminal/texts.ts';

/** In which language something for others is written; `about` names it. */
export function languageOption(about: string): Option {
  return new Option('--language <language>', translate(about))
    .choices([...language.options])
    .default(systemLanguage());
}
