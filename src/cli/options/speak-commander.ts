import { type Argument, type Command, type Option } from 'commander';
import { say } from '../terminal/texts.ts';

/** Commander's headings, which it gives to `styleTitle` before they are printed. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': 'usage.titles.usage',
  'Arguments:': 'usage.titles.arguments',
  'Options:': 'usage.titles.options',
  'Commands:': 'usage.titles.commands',
  'Global Options:': 'usage.titles.globalOptions',
};

/**
 * Gives commander's help the language spoken, by its documented means (configureHelp); inherited by
 * commands that are added afterwards. Commander's error texts are not printed at all:
 * `describeWrongUse` says them.
 */
export function speakCommander(program: Command): void {
  program
    .helpOption('-h, --help', say('usage.helpOption'))
    .helpCommand(`help [${say('usage.placeholders.command')}]`, say('usage.helpCommand'))
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (titles[title] === undefined ? title : say(titles[title])),
      commandUsage: (command) => sayPlaceholders(nameUsage(command)),
      subcommandTerm: (command) => sayPlaceholders(`${command.name()} ${command.usage()}`),
      optionTerm: (option) => sayFlags(option),
      argumentTerm: (argument) => sayPlaceholder(argument.name()),
      optionDescription: describeOption,
      argumentDescription: describeArgument,
    });
}

/** `--name <name>`, its placeholder in the language spoken. */
export function sayFlags({ flags }: Pick<Option, 'flags'>): string {
  return sayPlaceholders(flags);
}

/** `collega client add`: what was typed to come to this command. */
export function nameCommand(command: Command): string {
  const names: string[] = [];
  for (let each: Command | null = command; each !== null; each = each.parent) {
    names.unshift(each.name());
  }
  return names.join(' ');
}

function nameUsage(command: Command): string {
  return `${nameCommand(command)} ${command.usage()}`;
}

function sayPlaceholders(text: string): string {
  return text.replace(
    /([<[])(\w+)([>\]])/g,
    (_whole, open: string, name: string, close: string) => open + sayPlaceholder(name) + close,
  );
}

/** A name that has no translation stays as it is. */
export function sayPlaceholder(name: string): string {
  const key = `usage.placeholders.${name}`;
  const said = say(key);
  return said === key ? name : said;
}

function describeOption(option: Option): string {
  const { argChoices, defaultValueDescription, mandatory } = option;
  const defaultValue: unknown = option.defaultValue;
  const facts = mandatory ? [say('usage.required')] : [];
  if (argChoices !== undefined) facts.push(sayChoices(argChoices));
  const shown =
    typeof defaultValue === 'string' || typeof defaultValue === 'number'
      ? defaultValue
      : defaultValueDescription;
  if (shown !== undefined) facts.push(say('usage.default', { value: shown }));
  return addFacts(option.description, facts);
}

function describeArgument({ description, argChoices }: Argument): string {
  return addFacts(description, argChoices === undefined ? [] : [sayChoices(argChoices)]);
}

function sayChoices(choices: readonly string[]): string {
  return say('usage.choices', { choices: choices.join(', ') });
}

function addFacts(description: string, facts: readonly string[]): string {
  if (facts.length === 0) return description;
  return `${description} (${facts.join('; ')})`.trimStart();
}
