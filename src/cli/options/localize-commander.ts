import { type Argument, type Command, type Option } from 'commander';
import { translate } from '../terminal/texts.ts';

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
export function localizeCommander(program: Command): void {
  program
    .helpOption('-h, --help', translate('usage.helpOption'))
    .helpCommand(
      `help [${translate('usage.placeholders.command')}]`,
      translate('usage.helpCommand'),
    )
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      showGlobalOptions: true,
      visibleArguments: (command) => command.registeredArguments.filter(isExplained),
      styleTitle: (title) => (titles[title] === undefined ? title : translate(titles[title])),
      commandUsage: (command) => formatPlaceholders(nameUsage(command)),
      subcommandTerm: (command) => formatPlaceholders(`${command.name()} ${command.usage()}`),
      optionTerm: (option) => formatFlags(option),
      argumentTerm: (argument) => formatPlaceholder(argument.name()),
      optionDescription: describeOption,
      argumentDescription: describeArgument,
    });
}

/** What the scripts of the shells alone give has no description. */
function isExplained({ description, argChoices }: Argument): boolean {
  return description !== '' || argChoices !== undefined;
}

/** `--name <name>`, its placeholder in the language spoken. */
export function formatFlags({ flags }: Pick<Option, 'flags'>): string {
  return formatPlaceholders(flags);
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

function formatPlaceholders(text: string): string {
  return text.replace(
    /([<[])(\w+)([>\]])/g,
    (_whole, open: string, name: string, close: string) => open + formatPlaceholder(name) + close,
  );
}

/** A name that has no translation stays as it is. */
export function formatPlaceholder(name: string): string {
  const key = `usage.placeholders.${name}`;
  const said = translate(key);
  return said === key ? name : said;
}

function describeOption(option: Option): string {
  const { argChoices, defaultValueDescription, mandatory } = option;
  const defaultValue: unknown = option.defaultValue;
  const facts = mandatory ? [translate('usage.required')] : [];
  if (argChoices !== undefined) facts.push(formatChoices(argChoices));
  const shown =
    typeof defaultValue === 'string' || typeof defaultValue === 'number'
      ? defaultValue
      : defaultValueDescription;
  if (shown !== undefined) facts.push(translate('usage.default', { value: shown }));
  return addFacts(option.description, facts);
}

function describeArgument({ description, argChoices }: Argument): string {
  return addFacts(description, argChoices === undefined ? [] : [formatChoices(argChoices)]);
}

function formatChoices(choices: readonly string[]): string {
  return translate('usage.choices', { choices: choices.join(', ') });
}

function addFacts(description: string, facts: readonly string[]): string {
  if (facts.length === 0) return description;
  return `${description} (${facts.join('; ')})`.trimStart();
}
