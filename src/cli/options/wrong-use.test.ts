import { CommanderError, type Command } from 'commander';
import { afterEach, expect, test } from 'vitest';
import { commands } from '../commands.ts';
import { createProgram } from '../create-program.ts';
import { describeWrongUse } from './describe-wrong-use.ts';
import { parseLine } from './parse-line.ts';
import { setLanguage } from '../terminal/texts.ts';

afterEach(() => setLanguage('en'));

const notRun = () => Promise.reject(new Error('a wrong line was run'));

/** What is said of a line that commander refuses. */
async function refusalOf(...args: string[]): Promise<string> {
  const program = await createProgram(notRun, args);
  const error = await parseLine(program, args).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CommanderError)) throw new Error('the line was not refused');
  return describeWrongUse(error, program) ?? '';
}

/** Each of commander's refusals: if an update words one differently, its English would be printed. */
test.each([
  ['nonsense', 'Non c’è un comando "nonsense".\nCome si usa: collega --help'],
  ['clinet', 'Intendevi client?'],
  ['help nothing', 'Non c’è un comando "nothing".\nCome si usa: collega --help'],
  ['help clinet', 'Intendevi client?'],
  [
    'help client lst',
    'Non c’è un comando "lst". Intendevi list?\nCome si usa: collega client --help',
  ],
  ['client lst', 'Non c’è un comando "lst". Intendevi list?\nCome si usa: collega client --help'],
  ['test --tiemout 5', 'Qui non c’è un’opzione "--tiemout". Intendevi --timeout?'],
  ['client import', 'Manca <file>.'],
  ['test --timeout', '--timeout <secondi>: manca il valore che la segue.'],
  ['test --client Rossi Srl', 'Troppo sulla riga di comando: "Srl".'],
  [
    'test --timeout abc',
    '--timeout <secondi>: "abc" non è valido. Un numero di secondi da 1 a 600',
  ],
  ['vault key-store onn', '<uso>: "onn" non è valido. Uno fra: on, off.'],
  ['report --format htm', 'Uno fra: html, json, text. Intendevi html?'],
])('"%s" is refused in Italian too', async (line, words) => {
  await setLanguage('it');
  const refusal = await refusalOf(...line.split(' '));
  expect(refusal).toContain(words);
  expect(refusal).not.toMatch(/error|invalid|unknown|missing|Allowed/i);
});

test.each([
  ['probe smtp --user nobody', 'one complete e-mail address, such as'],
  ['probe imap --user a@b.example --port 0', 'from 1 to 65535, such as 587'],
  ['client update --secret-expires-on 31/12/2027', 'YYYY-MM-DD, such as 2027-03-31'],
  ['client update --secret-expires-on 2027-02-30', 'A day that exists'],
  ['client update --application-id 12', 'looks like 11111111-2222-3333-4444-555555555555'],
  [`client rename --client a --name ${'x'.repeat(300)}`, 'At most '],
  ['client update --authority comon', 'Did you mean common?'],
  ['client update --cloud world', 'One of: global, us-government, china.'],
  ['server add --username a@b.example --direction out', 'One of: outgoing, incoming.'],
  ['guide --done permission', 'Did you mean permissions?'],
])('"%s" names the format and an example', async (line, words) => {
  expect(await refusalOf(...line.split(' '))).toContain(words);
});

test('all options that are missing are named at once, with what they are', async () => {
  const refusal = await refusalOf('client', 'add', '--odoo-url', 'https://odoo.example');
  expect(refusal.split('\n')).toEqual([
    'Missing options:',
    '  --name <name>            name of the client',
    '  --application-id <guid>  Application (client) ID of the Azure app',
    'How to use it: collega client add --help',
  ]);
});

test('a secret that was pasted into the wrong place is not repeated', async () => {
  const secret = 'abc8Q~CANARY.value-0123456789-0123456789';
  expect(await refusalOf('client', 'update', '--application-id', secret)).not.toContain('CANARY');
  expect(await refusalOf('client', 'list', secret)).not.toContain('CANARY');
  expect(await refusalOf('client', 'update', '--cloud', secret)).not.toContain('CANARY');
});

test('the help speaks the language, and every placeholder and choice with it', async () => {
  await setLanguage('it');
  const helps = eachCommand(await createProgram(notRun, Object.keys(commands))).map((command) =>
    command.helpInformation(),
  );
  for (const help of helps) {
    expect(help).toMatch(/^Uso: collega/);
    expect(help).not.toMatch(/Options|Commands:|Arguments|default:|choices|display help|command\b/);
    // What has no translation would stay in English.
    for (const [, name] of help.matchAll(/ <(\w+)>/g)) expect(placeholders).toContain(name);
  }
});

const placeholders = (
  'indirizzo codice data direzione file filtro cartella formato guid tipo lingua login nome numero ordine ' +
  'secondi server shell passo testo url uso versione'
).split(' ');

function eachCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(eachCommand)];
}
