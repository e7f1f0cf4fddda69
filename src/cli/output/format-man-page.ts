import { type Command, type Option } from 'commander';
import { listExamples, nameOfExamples } from '../options/add-examples.ts';
import { nameCommand } from '../options/localize-commander.ts';
import { translate } from '../terminal/texts.ts';

/** What is read from the environment; the text of each stands under `man.environment`. */
const variables = [
  'COLLEGA_PASSPHRASE',
  'COLLEGA_NEW_PASSPHRASE',
  'COLLEGA_CLIENT_SECRET',
  'COLLEGA_ACCESS_TOKEN',
  'COLLEGA_ODOO_KEY',
  'COLLEGA_DATA_DIR',
  'COLLEGA_PROXY',
  'COLLEGA_PROXY_PASSWORD',
  'COLLEGA_BROWSER',
  'COLLEGA_KEY_STORE',
] as const;

/** The help of every command as one page of man(7), from the same table and texts. */
export function formatManPage(
  program: Command,
  { version, day }: { readonly version: string; readonly day: string },
): string {
  const lines = [
    `.TH COLLEGA 1 ${day} "Collega ${version}" Collega`,
    // No word is divided: a name that was could not be copied.
    '.nh',
    '.ad l',
    ...section('name', [`collega \\- ${plain(program.description())}`]),
    ...section('synopsis', [
      `.B collega`,
      plain(program.createHelp().commandUsage(program).slice(8)),
    ]),
    ...section(
      'options',
      program.options.flatMap((option) => describeOption(program, option)),
    ),
    ...section('commands', program.commands.flatMap(describeCommand)),
    ...section('exitStatus', [plain(translate('help.exitStatus'))]),
    ...section(
      'environment',
      variables.flatMap((name) => item(name, translate(`man.environment.${name}`))),
    ),
    ...section('examples', formatExamples(program)),
  ];
  return lines.join('\n');
}

function section(heading: string, lines: readonly string[]): string[] {
  return [`.SH ${plain(translate(`man.headings.${heading}`))}`, ...lines];
}

/** A group's own line, then each of its commands. */
function describeCommand(command: Command): string[] {
  const help = command.createHelp();
  const own = command.commands.length > 0 ? nameCommand(command) : help.commandUsage(command);
  return [
    `.SS "${plain(own)}"`,
    plain(command.description()),
    ...help
      .visibleArguments(command)
      .flatMap((argument) =>
        item(`<${help.argumentTerm(argument)}>`, help.argumentDescription(argument)),
      ),
    ...(command.commands.length > 0
      ? []
      : command.options
          .filter(({ hidden }) => !hidden)
          .flatMap((option) => describeOption(command, option))),
    ...formatExamples(command),
    ...command.commands.flatMap(describeCommand),
  ];
}

function describeOption(command: Command, option: Option): string[] {
  const help = command.createHelp();
  return item(help.optionTerm(option), help.optionDescription(option));
}

function item(term: string, text: string): string[] {
  return ['.TP', `.B ${plain(term)}`, plain(text)];
}

/** What each does in words, and its line as it is typed. */
function formatExamples(command: Command): string[] {
  return listExamples(nameOfExamples(command)).flatMap(({ said, line }) => [
    '.PP',
    plain(said),
    '.PP',
    '.RS 4',
    '.nf',
    plain(line),
    '.fi',
    '.RE',
  ]);
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  '"': '\\(dq',
  "'": '\\(aq',
  '^': '\\(ha',
  '~': '\\(ti',
  '`': '\\(ga',
};

/** As text alone: nothing in it is a request, and what is typed stays ASCII (man(7), groff_char(7)). */
function plain(text: string): string {
  const escaped = text.replace(/[\\\-"'^~`]/g, (character) => escapes[character] ?? character);
  const oneLine = escaped.replace(/\s+/g, ' ').trim();
  return oneLine.startsWith('.') ? `\\&${oneLine}` : oneLine;
}
