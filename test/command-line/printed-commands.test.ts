import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Command } from 'commander';
import { createProgram } from '../../src/cli/create-program.ts';
import { runCollega, type Ended } from './support/run-collega.ts';

const env = { COLLEGA_PASSPHRASE: 'correct horse battery staple' };
const secret = 'abc8Q~a.made-up.value-0123456789-0123456';
const guid = '11111111-2222-3333-4444-555555555555';
const third = 'Bianchi S.p.A.';
const second = 'Città & figli (2)';
let folder = '';
const at = (...args: string[]): Promise<Ended> =>
  runCollega([...args, '--sandbox', '--data', folder], { env, input: secret });

/** Two practice clients: which one a command is about must be said. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collega printed-'));
  const app = ['--application-id', guid];
  await at('client', 'add', '--name', second, '--odoo-url', 'odoo.rossi.example', ...app);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

/** What a line or a sentence ends with, as it is to be copied. */
const commandsIn = ({ out, err }: Ended): string[] =>
  [...`${out}\n${err}`.matchAll(/(?:^ +|: )(collega [^\n]*?)\.?$/gm)].map(
    ([, command = '']) => command,
  );

/** As bash reads it; on Windows other quotes are printed, which the unit tests know. */
function wordsOf(command: string): string[] {
  const script = `collega() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

test.skipIf(process.platform === 'win32')(
  'every printed command works where the one before did, for the client it was about',
  async () => {
    const shown = [
      await at('test', '--client', 'Sandbox'),
      await at('test', '--all-clients'),
      await at('test', '--all-clients', '--summary'),
      await at('test', '--client', second),
      await at('odoo', 'compare', '--client', second),
      await at('guide', '--client', second),
    ];
    // A sentence that names two has both complete, and is not one line to copy.
    const commands = shown.flatMap(commandsIn).filter((each) => !each.includes(', then '));
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) {
      const words = wordsOf(command);
      expect(words, command).toContain('--sandbox');
      expect(words[words.indexOf('--data') + 1], command).toBe(folder);
      expect(['Sandbox', second], command).toContain(words[words.indexOf('--client') + 1]);
      expect(command, 'a name is readable').not.toContain('$');
    }
  },
  240_000,
);

/** The command that these words run, and whether it is of a client. */
async function findCommand(words: readonly string[]): Promise<Command> {
  const program = await createProgram(() => Promise.reject(new Error('not to be run')), [...words]);
  return words.reduce<Command>(
    (found, word) => found.commands.find((each) => each.name() === word) ?? found,
    program,
  );
}

/** Wherever it stands in a sentence, up to what ends it there. */
const mentionedIn = ({ out, err }: Ended): string[] =>
  [...`${out}\n${err}`.matchAll(/(?<![\w./-])collega (?=[a-z-])[^\n;:”)]*/g)].map(
    ([command]) => command,
  );

test.skipIf(process.platform === 'win32')(
  'of several clients, every command of one that is printed anywhere names it',
  async () => {
    await at('client', 'duplicate', '--client', second, '--name', third);
    const renamed = `${third} 2`;
    const ofThird = ['--client', third];
    const server = ['server', 'add', ...ofThird, '--direction', 'outgoing'];
    const shown = [
      await at('client', 'list'),
      await at('client', 'show', ...ofThird),
      await at('test', ...ofThird),
      await at('link', ...ofThird),
      await at('guide', ...ofThird),
      await at(...server, '--username', 'a@rossi.example'),
      await at(...server, '--username', 'a@rossi.example'),
      await at('server', 'update', ...ofThird, '--server', 'a@rossi.example'),
      await at('test', ...ofThird),
      await at('test', '--all-clients', '--summary', '--timeout', '5'),
      await at('odoo', 'read', ...ofThird),
      await at('odoo', 'plan', ...ofThird),
      await at('odoo', 'compare', ...ofThird),
      await at('odoo', 'test', ...ofThird),
      await at('odoo', 'mails', ...ofThird),
      await at('sender', ...ofThird, '--from', 'a@rossi.example'),
      await at('vault', 'forget', ...ofThird),
      await at('server', 'remove', ...ofThird, '--server', 'a@rossi.example', '--yes'),
      await at('client', 'update', ...ofThird, '--name', renamed, '--secret'),
      await at('client', 'update', '--client', renamed, '--secret-expires-on', '2020-01-31'),
    ];
    const commands = shown.flatMap(mentionedIn).filter((each) => !each.includes('--help'));
    expect(commands.length).toBeGreaterThan(20);
    for (const command of commands) {
      const words = command.split(/ +/);
      const found = await findCommand(words.map((word) => word.replace(/[.,]$/, '')));
      // An error is explained without a client, too.
      if (found.name() === 'explain') continue;
      if (!found.options.some(({ long }) => long === '--client')) continue;
      expect(command).toMatch(/ --(?:client|all-clients)\b/);
    }
    expect(shown.at(-2)?.err).toContain(renamed);
    const lacking = shown[0]?.out ?? '';
    expect(lacking).toContain(`client update --client '${third}' --secret`);
    await at('client', 'remove', '--client', renamed, '--yes');
  },
  240_000,
);

test.skipIf(process.platform === 'win32')(
  'the command for a mailbox that is not linked links it, run as it is printed',
  async () => {
    const [link = ''] = commandsIn(await at('test', '--client', 'Sandbox')).filter((each) =>
      each.includes(' link '),
    );
    const ended = await runCollega(wordsOf(link), { env });
    expect(ended.err).toContain('works@sandbox.example');
    expect(ended.status).toBe(0);
  },
  120_000,
);

test('what the practice tenant sets again at every start is not said to be changed', async () => {
  const update = ['client', 'update', '--client', 'Sandbox'];
  const wishes = [[], ['--secret'], ['--application-id', guid]];
  for (const wish of [...wishes, ['--odoo-url', 'odoo.rossi.example', '--odoo-version', '17']]) {
    const ended = await at(...update, ...wish);
    expect(ended, wish.join(' ')).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toContain('the practice tenant’s');
  }
  expect((await at(...update, '--odoo-version', '17')).status).toBe(0);
  const { out } = await at('client', 'show', '--client', 'Sandbox', '--json');
  expect(JSON.parse(out)).toMatchObject({ senderSettings: { odooVersion: '17' } });
  await at(...update, '--odoo-version', '18');
}, 120_000);

test('a client without servers is named by the test of all clients, which does not pass', async () => {
  await at('link', '--client', 'Sandbox');
  const { status, out, err } = await at('test', '--all-clients');
  expect(out).toContain('2 servers: 2 passed');
  expect(err).toContain(`no mail server in use: ${second}`);
  expect(status).toBe(1);
  const json = await at('test', '--all-clients', '--json');
  const groups = JSON.parse(json.out) as { client: string; reports: unknown[] }[];
  expect(groups.map(({ client, reports }) => [client, reports.length])).toEqual([
    ['Sandbox', 2],
    [second, 0],
  ]);
}, 120_000);

test('nothing is tested with --send where no message could be sent', async () => {
  const ended = await at('test', '--client', 'Sandbox', '--send', '--direction', 'incoming');
  expect(ended).toMatchObject({ status: 2, out: '' });
  expect(ended.err).toContain('nothing is sent');
}, 60_000);

test('a choice that would change nothing is refused', async () => {
  const language = await runCollega(['explain', '535 5.7.139', '--language', 'it']);
  expect(language).toMatchObject({ status: 2, out: '' });
  expect(language.err).toContain('--language changes nothing without --message');
  const name = await at('report', '--client', 'Sandbox', '--name', 'mailbox-1=a@b.it');
  expect(name).toMatchObject({ status: 2, out: '' });
  expect(name.err).toContain('--name changes nothing without --open');
}, 60_000);

test('a demonstration of a lost message loses one, and explains it', async () => {
  const { status, out, err } = await runCollega(['demo', '--case', 'send-lost']);
  expect(status).toBe(1);
  expect(out + err).toContain('5.1.8');
  expect(out).toContain('Failed: send-lost@sandbox.example');
}, 60_000);
