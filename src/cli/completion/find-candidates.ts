import { type Argument, type Command, type Option } from 'commander';
import { translate } from '../terminal/texts.ts';

/** One way to go on: the whole word, and what it is for. */
export interface Candidate {
  readonly value: string;
  readonly about: string;
}

export type Completion =
  | { readonly kind: 'values'; readonly values: readonly Candidate[] }
  /** The shell knows best how its users name a path. */
  | { readonly kind: 'files' }
  | { readonly kind: 'folders' };

/** Words of the line that decide which values there are, such as the client's name. */
export type GivenValues = ReadonlyMap<string, string>;

/** Values of an option that only the records know, such as the names of clients. */
export type FindValues = (command: Command, option: Option, given: GivenValues) => string[];

interface LineSoFar {
  readonly command: Command;
  readonly given: ReadonlyMap<string, string>;
  /** Arguments that are there already. */
  readonly operands: number;
  /** The option whose value comes next. */
  readonly awaiting: Option | null;
  /** After `--` nothing is an option. */
  readonly operandsOnly: boolean;
}

/**
 * How the line may go on at its last word, `current`, which may be empty.
 * @param words the words before it, without the program's name
 */
export function findCandidates(
  program: Command,
  { words, current }: { readonly words: readonly string[]; readonly current: string },
  findValues: FindValues,
): Completion {
  const line = readLine(program, words);
  if (line.awaiting !== null) return valuesOf(line, line.awaiting, { current, findValues });
  if (!line.operandsOnly && current.startsWith('-')) {
    const [flag = '', value] = splitAssignment(current);
    const option = value === undefined ? undefined : findOption(line.command, flag);
    if (option === undefined) return startingWith(optionsOf(line), current);
    const found = valuesOf(line, option, { current: value ?? '', findValues });
    if (found.kind !== 'values') return found;
    const whole = found.values.map((each) => ({ ...each, value: `${flag}=${each.value}` }));
    return { kind: 'values', values: whole };
  }
  const subcommands = line.command.commands.map((each) => ({
    value: each.name(),
    about: each.description(),
  }));
  if (subcommands.length > 0) return startingWith(subcommands, current);
  const { registeredArguments: known } = line.command;
  const last = known.at(-1);
  const argument = known[line.operands] ?? (last?.variadic === true ? last : undefined);
  if (argument !== undefined) return ofArgument(argument, current);
  return startingWith(line.operandsOnly ? [] : optionsOf(line), current);
}

function readLine(program: Command, words: readonly string[]): LineSoFar {
  let command = program;
  let operands = 0;
  let awaiting: Option | null = null;
  let operandsOnly = false;
  const given = new Map<string, string>();
  for (const word of words) {
    if (awaiting !== null) {
      given.set(nameOf(awaiting), word);
      awaiting = null;
    } else if (word === '--') operandsOnly = true;
    else if (!operandsOnly && word.startsWith('-')) {
      const [flag = '', value] = splitAssignment(word);
      const option = findOption(command, flag);
      if (option === undefined) continue;
      if (value === undefined && option.required) awaiting = option;
      else given.set(nameOf(option), value ?? '');
    } else {
      const next = command.commands.find((each) => each.name() === word);
      if (next === undefined) operands += 1;
      else command = next;
    }
  }
  return { command, given, operands, awaiting, operandsOnly };
}

/** `--port=587`; a short option takes no value in this way. */
function splitAssignment(word: string): string[] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at === -1 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

/** Of the command itself, or of every command. */
function findOption(command: Command, flag: string): Option | undefined {
  const own = command.options.find(({ short, long }) => flag === short || flag === long);
  return own ?? (command.parent === null ? undefined : findOption(command.parent, flag));
}

function nameOf({ long, short }: Option): string {
  return long ?? short ?? '';
}

/** Those that may still be given, the command's own first. */
function optionsOf({ command, given }: LineSoFar): Candidate[] {
  const all: Option[] = [];
  for (let each: Command | null = command; each !== null; each = each.parent) {
    all.push(...each.options);
  }
  const open = all.filter(
    (option) => !option.hidden && (!given.has(nameOf(option)) || mayBeRepeated(option)),
  );
  const candidates = open.map((option) => ({ value: nameOf(option), about: option.description }));
  return [...candidates, { value: '--help', about: translate('usage.helpOption') }];
}

/** Its values are collected. */
function mayBeRepeated({ defaultValue }: Option): boolean {
  return Array.isArray(defaultValue);
}

function valuesOf(
  { command, given }: LineSoFar,
  option: Option,
  { current, findValues }: { readonly current: string; readonly findValues: FindValues },
): Completion {
  const path = pathKind(option.flags);
  if (path !== null) return { kind: path };
  const values = option.argChoices ?? findValues(command, option, given);
  return startingWith(withoutAbout(values), current);
}

function ofArgument(argument: Argument, current: string): Completion {
  const path = pathKind(`<${argument.name()}>`);
  if (path !== null) return { kind: path };
  return startingWith(withoutAbout(argument.argChoices ?? []), current);
}

/** By the placeholder that the help shows. */
function pathKind(flags: string): 'files' | 'folders' | null {
  if (flags.includes('<file>')) return 'files';
  return flags.includes('<folder>') ? 'folders' : null;
}

function withoutAbout(values: readonly string[]): Candidate[] {
  return values.map((value) => ({ value, about: '' }));
}

/** In whichever case they are typed, as names are compared. */
function startingWith(candidates: readonly Candidate[], current: string): Completion {
  const start = current.toLowerCase();
  const values = candidates.filter(({ value }) => value.toLowerCase().startsWith(start));
  return { kind: 'values', values };
}
