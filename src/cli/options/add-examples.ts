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

/** The lines of a command's help, each with what it does. */
export function listExamples(
  name: string,
): readonly { readonly said: string; readonly line: string }[] {
  const said = texts[currentLanguage()]?.[name] ?? [];
  return (exampleLines[name] ?? []).map((line, place) => ({ said: said[place] ?? '', line }));
}

/** Each as a comment of the shell and its line, so that all of it can be pasted. */
function formatExamples(name: string): string {
  const lines = listExamples(name).map(({ said, line }) => `  # ${said}\n  ${line}`);
  return lines.length === 0 ? '' : `\n${translate('usage.titles.examples')}\n${lines.join('\n')}`;
}
