import { type Command } from 'commander';
import { loadTexts } from '../../languages/languages.ts';
import { currentLanguage, translate } from '../terminal/texts.ts';
import { exampleLines } from './example-lines.ts';

const texts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> =
  await loadTexts('examples');

/** Puts examples at the end of the help of this command and of those below it. */
export function addExamples(command: Command): void {
  const examples = formatExamples(nameOfExamples(command));
  if (examples !== '') command.addHelpText('after', examples);
  command.commands.forEach(addExamples);
}

/** `client-add`; of the program itself `collega`. */
export function nameOfExamples(command: Command): string {
  const group = command.parent;
  return group?.parent ? `${group.name()}-${command.name()}` : command.name();
}

/** Each as a comment of the shell and its line, so that all of it can be pasted. */
function formatExamples(name: string): string {
  const said = texts[currentLanguage()]?.[name] ?? [];
  const lines = (exampleLines[name] ?? []).map(
    (line, place) => `  # ${said[place] ?? ''}\n  ${line}`,
  );
  return lines.length === 0 ? '' : `\n${translate('usage.titles.examples')}\n${lines.join('\n')}`;
}
