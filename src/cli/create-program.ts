import packageJson from '../../package.json' with { type: 'json' };
import { Command, InvalidArgumentError } from 'commander';
import { commands } from './commands.ts';
import { addExamples } from './options/add-examples.ts';
import { localizeCommander } from './options/localize-commander.ts';
import { type CommandRunner } from './session/run-command.ts';
import { translate } from './terminal/texts.ts';
import { type Terminal } from './terminal/terminal.ts';

/**
 * The program, in the language that was chosen with `setLanguage`; ends as a CommanderError, never
 * the process. Of the commands that no word of the line names it knows the name and purpose alone.
 */
export async function createProgram(
  run: CommandRunner,
  words: readonly string[],
): Promise<Command> {
  const program = new Command('collega')
    .description(translate('help.collega'))
    .version(packageJson.version, '-V, --version', translate('usage.versionOption'))
    .addHelpText('after', `\n${translate('help.exitStatus')}`)
    .exitOverride();
  localizeCommander(program);
  // read-place.ts reads them.
  program
    .option('--sandbox', translate('help.sandboxOption'))
    .option('--data <folder>', translate('help.data'))
    .option('--proxy <url>', translate('help.proxy'))
    .option('-q, --quiet', translate('help.quiet'))
    .option('--passphrase-fd <number>', translate('help.passphraseFd'), parseDescriptor);
  const runAsAsked: CommandRunner = (body) =>
    run((terminal, signal) => body(isQuiet(program) ? quietly(terminal) : terminal, signal));
  for (const [name, load] of Object.entries(commands)) {
    const command = program.command(name).description(translate(`commands.${name}`));
    if (words.includes(name)) (await load())(command, runAsAsked, programOf);
  }
  addExamples(program);
  return program;
}

function programOf(words: readonly string[]): Promise<Command> {
  return createProgram(() => Promise.resolve(), words);
}

function isQuiet(program: Command): boolean {
  return program.opts<{ quiet?: true }>().quiet === true;
}

/** Without the schemas of parse-option.ts, which `--help` does not load. */
function parseDescriptor(text: string): number {
  if (!/^\d{1,4}$/u.test(text)) throw new InvalidArgumentError(translate('formats.descriptor'));
  return Number(text);
}

/**
 * For `--quiet`: what was asked for comes on standard output, and no word of progress, no remark and
 * no confirmation beside it. What a question is about is said before it is asked: no user may answer
 * without having seen it.
 */
export function quietly(terminal: Terminal): Terminal {
  let heldBack: string[] = [];
  return {
    ...terminal,
    note: (text) => void heldBack.push(text),
    progress: () => true,
    ask: (question, options) => {
      heldBack.forEach(terminal.note);
      heldBack = [];
      return terminal.ask(question, options);
    },
  };
}
