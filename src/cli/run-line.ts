import { CommanderError } from 'commander';
import { parseLine } from './options/parse-line.ts';
import { createProgram } from './create-program.ts';
import { describeWrongUse } from './options/describe-wrong-use.ts';
import { findSwallowedOptions } from './options/find-swallowed-options.ts';
import { type CommandRunner } from './session/run-command.ts';
import { endQuietly, exitStatus } from './terminal/exit-status.ts';
import { setLanguage, systemLanguage, translate } from './terminal/texts.ts';

/** Help and version run no command: what runs one is loaded when one runs. */
const runWhenNeeded: CommandRunner = async (body) => {
  const { runCommand } = await import('./session/run-command.ts');
  return runCommand(body);
};

/** Reads the line and runs its command; sets the exit status. */
export async function runLine(words: readonly string[]): Promise<void> {
  // Help is written without a terminal of Collega's.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly);
  await setLanguage(systemLanguage());
  const program = await createProgram(runWhenNeeded, words);
  const swallowed = findSwallowedOptions(program, words, process.env);
  if (swallowed.length > 0) {
    await refuse(translate('swallowedOptions', { options: swallowed.join(', ') }));
    return;
  }
  try {
    await parseLine(program, words);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const wrongUse = describeWrongUse(error, program);
    // Help and version are no errors; everything else commander refuses is wrong use.
    if (error.exitCode === 0) process.exitCode = exitStatus.passed;
    else await refuse(wrongUse);
  }
}

async function refuse(why: string | null): Promise<void> {
  process.exitCode = exitStatus.wrongUse;
  if (why === null) return;
  const { openTerminal } = await import('./terminal/terminal.ts');
  openTerminal().note(why);
}
