import { type Command, type CommanderError } from 'commander';
import { findSimilar } from '../terminal/find-similar.ts';
import { nameCommand, formatFlags, formatPlaceholder } from './localize-commander.ts';
import { translate } from '../terminal/texts.ts';

/** A longer value is not repeated: it may be a secret that was pasted into the wrong place. */
const maxRepeatedLength = 24;

/**
 * What commander refuses, in the language spoken: what is wrong, what is expected, and which help
 * tells more. Commander gives a code (documented) and a sentence in English, from which the names
 * are taken; a sentence that is not known is repeated. Null where help was asked for.
 */
export function describeWrongUse(error: CommanderError, program: Command): string | null {
  if (error.exitCode === 0 || error.code === 'commander.help') return null;
  const command = findCommand(program);
  const text = describe(error, command);
  return `${text}\n${translate('helpHint', { command: nameCommand(command) })}`;
}

function describe({ code, message }: CommanderError, command: Command): string {
  const english = message.replace(/^error: /, '');
  const [, quoted = ''] = /'(.*?)'/s.exec(english) ?? [];
  const suggestion = suggestionOf(english);
  switch (code) {
    case 'commander.unknownCommand':
      return translate('usage.unknownCommand', { name: quoted }) + suggestion;
    case 'commander.unknownOption':
      return translate('usage.unknownOption', { name: quoted }) + suggestion;
    case 'commander.missingArgument':
      return translate('usage.missingArgument', { name: `<${formatPlaceholder(quoted)}>` });
    case 'commander.optionMissingArgument':
      return translate('usage.valueMissing', { option: formatFlags({ flags: quoted }) });
    case 'commander.missingMandatoryOptionValue':
      return describeMissing(command);
    case 'commander.excessArguments': {
      const excess = command.args.slice(command.registeredArguments.length);
      return translate('usage.excess', { words: excess.map(repeat).join(' ') });
    }
    case 'commander.conflictingOption': {
      const [, one = '', other = ''] = /^option '(.*?)' .* option '(.*?)'$/.exec(english) ?? [];
      return translate('usage.conflict', { one, other });
    }
    case 'commander.invalidArgument':
      return describeInvalid(english) ?? english;
    default:
      return english;
  }
}

/** All at once: corrected one at a time, each would cost another start. */
function describeMissing(command: Command): string {
  const missing = command.options.filter(
    (option) => option.mandatory && command.getOptionValue(option.attributeName()) === undefined,
  );
  const width = Math.max(...missing.map((option) => formatFlags(option).length));
  return [
    translate('usage.missingOptions'),
    ...missing.map((option) => `  ${formatFlags(option).padEnd(width)}  ${option.description}`),
  ].join('\n');
}

/** `option '--x <y>' argument 'z' is invalid. Why.`, or the same of an argument. */
function describeInvalid(english: string): string | null {
  const option = /^option '(.*?)' argument '(.*)' is invalid\. ?(.*)$/s.exec(english);
  const argument = /^command-argument value '(.*)' is invalid for argument '(.*?)'\. ?(.*)$/s.exec(
    english,
  );
  if (option !== null) {
    const [, flags = '', value = '', why = ''] = option;
    return formatInvalid(formatFlags({ flags }), value, why);
  }
  if (argument === null) return null;
  const [, value = '', name = '', why = ''] = argument;
  return formatInvalid(`<${formatPlaceholder(name)}>`, value, why);
}

function formatInvalid(what: string, value: string, why: string): string {
  const [, choices] = /^Allowed choices are (.*)\.$/s.exec(why) ?? [];
  const reason = choices === undefined ? why : describeChoices(value, choices);
  return translate('usage.invalid', { what, value: repeat(value), why: reason });
}

function describeChoices(value: string, choices: string): string {
  const similar = findSimilar(value, choices.split(', '));
  const one = translate('usage.oneOf', { choices });
  return similar === null ? one : `${one} ${translate('usage.didYouMean', { names: similar })}`;
}

function suggestionOf(english: string): string {
  const [, names] = /\(Did you mean (?:one of )?(.*)\?\)$/s.exec(english) ?? [];
  return names === undefined ? '' : ` ${translate('usage.didYouMean', { names })}`;
}

function repeat(value: string): string {
  return value.length > maxRepeatedLength ? '…' : `"${value}"`;
}

/** The command whose line was being read when commander gave up. */
function findCommand(program: Command): Command {
  const [name] = program.args;
  const next = program.commands.find((each) => each.name() === name);
  return next === undefined ? program : findCommand(next);
}
