import { Option, type Command } from 'commander';
import { codes } from '../../languages/languages.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { systemLanguage, translate } from '../terminal/texts.ts';

/** In which language something for others is written; `about` names it. */
export function languageOption(about: string): Option {
  return new Option('--language <language>', translate(about))
    .choices([...codes])
    .default(systemLanguage());
}

/** An option that changes nothing is refused: it would seem obeyed. */
export function refuseIdleLanguage(command: Command, needs: string, given: boolean): void {
  if (given || command.getOptionValueSource('language') !== 'cli') return;
  throw new CommandEnd(
    exitStatus.wrongUse,
    translate('usage.optionNeeds', { option: '--language', needs }),
  );
}
