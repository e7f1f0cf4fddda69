import { Argument, Option, type Command } from 'commander';
import { findCandidates, type Completion } from '../completion/find-candidates.ts';
import { findRecordValues } from '../completion/find-record-values.ts';
import { quoteForBashLine } from '../completion/bash-line.ts';
import { shellScripts, shells, type Shell } from '../completion/shell-scripts.ts';
import { splitBashLine } from '../completion/bash-line.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { exitStatus } from '../terminal/exit-status.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { translate } from '../terminal/texts.ts';

/** What the scripts ask; no person types these. */
interface CompletionOptions {
  /** Of bash: the line up to the cursor. */
  readonly line?: string;
  readonly breaks: string;
  /** Of the other shells: the word that is being typed, and the words before it as arguments. */
  readonly word?: string;
}

type ProgramOf = (words: readonly string[]) => Promise<Command>;

/** `collega completion SHELL`: the script, and what it asks at each Tab. */
export function defineCompletion(
  completion: Command,
  run: CommandRunner,
  programOf: ProgramOf,
): void {
  completion
    .usage(`[options] <shell>`)
    .addArgument(new Argument('<shell>', translate('help.shell')).choices(shells))
    .addArgument(new Argument('[words...]'))
    .addOption(new Option('--line <text>').hideHelp())
    .addOption(new Option('--breaks <text>').default('').hideHelp())
    .addOption(new Option('--word <text>').hideHelp())
    .addHelpText('after', `\n${translate('completion.install')}`)
    .action((shell: Shell, words: readonly string[], options: CompletionOptions) =>
      run(async (terminal) => {
        const { line, breaks, word } = options;
        if (line !== undefined) terminal.out(await completeBash(line, breaks, programOf));
        else if (word !== undefined) terminal.out(await completeWords(words, word, programOf));
        else terminal.out(shellScripts[shell].trimEnd());
        return exitStatus.passed;
      }),
    );
}

async function completeBash(text: string, breaks: string, programOf: ProgramOf): Promise<string> {
  const line = splitBashLine(text, breaks);
  const found = await complete(line.words.slice(1), line.current, programOf);
  const values = found.kind === 'values' ? found.values : [];
  const quoted = values.flatMap(({ value }) => quoteForBashLine(value, line) ?? []);
  return [found.kind, ...quoted].join('\n');
}

async function completeWords(
  words: readonly string[],
  current: string,
  programOf: ProgramOf,
): Promise<string> {
  const found = await complete(words, current, programOf);
  const values = found.kind === 'values' ? found.values : [];
  const lines = values
    // A tab would end the value, a line end the candidate.
    .filter(({ value }) => !/\p{Cc}/u.test(value))
    .map(({ value, about }) => `${value}\t${keepOnOneLine(about)}`);
  return [found.kind, ...lines].join('\n');
}

/** Nothing where anything goes wrong: the user is in the middle of a line. */
async function complete(
  words: readonly string[],
  current: string,
  programOf: ProgramOf,
): Promise<Completion> {
  try {
    return findCandidates(await programOf(words), { words, current }, findRecordValues);
  } catch {
    return { kind: 'values', values: [] };
  }
}
