import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCollega, type Ended } from './support/run-collega.ts';

const env = { COLLEGA_PASSPHRASE: 'correct horse battery staple' };
const folder = mkdtempSync(join(tmpdir(), 'collega-import-'));
const run = (input: string, ...args: string[]): Promise<Ended> =>
  runCollega(['--data', folder, ...args], { input, env });

beforeAll(async () => {
  const app = ['--application-id', '11111111-2222-3333-4444-555555555555'];
  const named = ['client', 'add', '--name', 'Rossi', '--odoo-url', 'odoo.rossi.example'];
  const secret = 'abc8Q~a.made-up.value-0123456789-0123456';
  expect((await run(secret, ...named, ...app)).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

test('a list of mailboxes is shown first, added with --yes, and its wrong line is named', async () => {
  const list = 'John Doe <john@rossi.example>\nnot-an-address\n';
  const asked = await run(list, 'server', 'import', '-');
  expect(asked).toMatchObject({ status: 2 });
  expect(asked.out).toMatch(/^1 +new +outgoing +john@rossi\.example +smtp\.office365\.com:587/m);
  expect(asked.out).toMatch(/^Line 2 is left out \(not-an-address\): username: /m);
  expect(asked.out.match(/Line 2 is left out/g)).toHaveLength(1);
  expect(asked.err).toContain('Nothing was added.');
  expect((await run('', 'server', 'list')).out).toBe('');

  const added = await run(list, 'server', 'import', '-', '--yes');
  expect(added.err).toContain('2 mail servers added to Rossi.');
  // A line was left out: not all of the list was done.
  expect(added.status).toBe(1);
  const again = await run('john@rossi.example', 'server', 'import', '-', '--json');
  expect(again.status).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ servers: [{ exists: true }, { exists: true }] });
}, 60_000);

test('a list of PowerShell’s is added without a word, and an empty one is wrong use', async () => {
  const list =
    '\ufeff#TYPE Selected.Microsoft.Exchange\r\n"DisplayName";"PrimarySmtpAddress"\r\n"Info, Rossi";"info@rossi.example"\r\n';
  expect(await run(list, 'server', 'import', '-', '--yes', '-q')).toEqual({
    status: 0,
    out: '',
    err: '',
  });
  expect((await run('', 'server', 'list')).out).toMatch(/Info, Rossi.*info@rossi\.example/);
  const empty = await run('\n', 'server', 'import', '-', '--yes');
  expect(empty).toMatchObject({ status: 2, out: '' });
  expect(empty.err).toContain('names no mailbox');
}, 60_000);

test('the preview says what comes archived, and names a line that is left out as a repetition', async () => {
  const heading = '"Name","SMTP Server","Username","FROM Filtering","Active"';
  const row = (name: string, active: string) =>
    `"${name}","smtp.office365.com","${name}@rossi.example","","${active}"`;
  const list = [heading, row('new1', 'True'), row('old1', 'False'), row('new1', 'True')].join('\n');
  const { out } = await run(`${list}\n`, 'server', 'import', '-', '--yes');
  expect(out).toMatch(/^2 +new +outgoing/m);
  expect(out).toMatch(/^3 +new, archived +outgoing/m);
  expect(out).toContain('Line 4 is left out (new1@rossi.example): same as line 2.');
}, 60_000);
