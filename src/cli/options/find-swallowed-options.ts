import { type Command } from 'commander';

/**
 * Collega's options that npm knows too, and may have from a settings file or a variable: their trace
 * does not tell that one was typed. None of them decides which data are used. `--json` is not among
 * them: it is never kept in a settings file, and without it a script reads a text for people.
 */
const alsoNpmSettings = ['browser', 'ca', 'force', 'message', 'name', 'proxy', 'yes'];

/**
 * Options that npm took for its own, as the user wrote them. PowerShell's npm.ps1 drops the `--`
 * before a script's arguments (npm/cli#3136, #9353), and npm then reads `--sandbox` itself: the
 * command would run on the user's real data. npm leaves a trace of each, `npm_config_sandbox=true`,
 * in the environment of the script.
 *
 * @param args the command line that arrived, without Node and the program
 */
export function findSwallowedOptions(
  program: Command,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  // Set by `npm run`, `npm start` and `npx`. Without them the variables are someone's settings.
  if (environment['npm_lifecycle_event'] === undefined) return [];
  const arrived = new Set(args.map((arg) => arg.split('=')[0]));
  return [...longOptionsOf(program)].filter((option) => {
    const name = option.replace(/^--/, '');
    if (alsoNpmSettings.includes(name) || arrived.has(option)) return false;
    return leftByNpm(name, environment);
  });
}

/** npm writes `--no-send` as an empty `npm_config_send`, and `-` as `_`. */
function leftByNpm(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const positive = name.replace(/^no-/, '');
  const value = environment[`npm_config_${positive.replaceAll('-', '_')}`];
  if (value === undefined) return false;
  return positive === name ? value !== '' : value === '';
}

function longOptionsOf(command: Command): Set<string> {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return new Set([...own, ...command.commands.flatMap((each) => [...longOptionsOf(each)])]);
}
