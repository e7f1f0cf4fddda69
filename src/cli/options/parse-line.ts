import { type Command } from 'commander';
import { findSimilar } from '../terminal/find-similar.ts';

/** Parses and runs a line; what `help` is asked of must exist. */
export async function parseLine(program: Command, words: readonly string[]): Promise<void> {
  if (words.includes('help')) refuseUnknownHelp(program, program.parseOptions([...words]).operands);
  await program.parseAsync(words, { from: 'user' });
}

/** Of a command that is not there commander prints the whole help, and not what is wrong. */
function refuseUnknownHelp(program: Command, operands: readonly string[]): void {
  let command = program;
  let isHelp = false;
  for (const word of operands) {
    if (command.commands.length === 0) return;
    if (!isHelp && word === 'help') {
      isHelp = true;
      continue;
    }
    const found = command.commands.find((each) => each.name() === word);
    if (found !== undefined) command = found;
    else if (!isHelp) return;
    else {
      // describe-wrong-use.ts names the command's own help by it, as after commander's parsing.
      program.args = operands.filter((each) => each !== 'help');
      refuseCommand(command, word);
    }
  }
}

/** As commander words it. */
function refuseCommand(command: Command, word: string): never {
  const meant = findSimilar(
    word,
    command.commands.map((each) => each.name()),
  );
  const suggestion = meant === null ? '' : `\n(Did you mean ${meant}?)`;
  command.error(`error: unknown command '${word}'${suggestion}`, {
    code: 'commander.unknownCommand',
  });
}
