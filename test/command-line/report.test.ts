import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportBundle } from '../../src/contract/reports.ts';
import { runCollega } from './support/run-collega.ts';

const sealed = { env: { COLLEGA_PASSPHRASE: 'correct horse battery staple' } };
const mailbox = 'smtp-disabled-mailbox@sandbox.example';
let folder = '';
const inSandbox = (...args: string[]) => ['--sandbox', '--data', folder, ...args];
const about = ['--mailbox', mailbox];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collega-report-'));
  const server = ['--direction', 'outgoing', '--username', mailbox];
  await runCollega(inSandbox('server', 'add', ...server), sealed);
  await runCollega(inSandbox('link', ...about), sealed);
  expect((await runCollega(inSandbox('test', ...about), sealed)).status).toBe(1);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

describe('collega report', () => {
  test('prints a short text for a ticket', async () => {
    const { status, out } = await runCollega(inSandbox('report', ...about), sealed);
    expect(status).toBe(0);
    expect(out).toContain('Mail servers: 1 of 1 does not work.');
    expect(out).toContain('SmtpClientAuthentication is disabled for the Mailbox');
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(31);
  });

  test('masks mailbox names in every format', async () => {
    for (const format of ['html', 'json', 'text']) {
      const args = ['report', ...about, '--mask', '--format', format];
      const { status, out } = await runCollega(inSandbox(...args), sealed);
      expect(status, format).toBe(0);
      expect(out, format).toContain('mailbox-1@');
      expect(out, format).not.toMatch(/smtp-disabled-mailbox(@|%40)/);
    }
  });

  test('warns at both levels, as the window does, that a name can stay in a free text', async () => {
    const warning = 'can stay in a free text';
    const out = join(folder, 'warned.html');
    const explained = ['explain', '550 5.7.1 x', '--out', out, '--force', '--mask', 'organisation'];
    for (const args of [
      ['report', ...about, '--mask'],
      ['report', ...about, '--mask', 'organisation'],
      explained,
    ]) {
      const { err } = await runCollega(inSandbox(...args), sealed);
      expect(err, args.join(' ')).toContain(warning);
    }
    expect((await runCollega(inSandbox('report', ...about), sealed)).err).not.toContain(warning);
  });

  test('hides whose report it is in every format, with the same placeholders', async () => {
    for (const format of ['html', 'json', 'text']) {
      const args = ['report', ...about, '--mask', 'organisation', '--format', format];
      const { status, out } = await runCollega(inSandbox(...args), sealed);
      expect(status, format).toBe(0);
      expect(out, format).toContain('mailbox-1@domain-1.example');
      expect(out, format).toContain('client-1');
      expect(out.toLowerCase(), format).not.toMatch(
        /smtp-disabled-mailbox(@|%40)|sandbox\.example/,
      );
    }
    const wrong = await runCollega(inSandbox('report', ...about, '--mask', 'all'), sealed);
    expect(wrong).toMatchObject({ status: 2, out: '' });
  });

  test('writes a file for this user alone, which --open shows in the wanted language', async () => {
    const path = join(folder, 'report.html');
    const args = ['report', ...about, '--format', 'html', '--out', path];
    const made = await runCollega(inSandbox(...args), sealed);
    expect(made).toMatchObject({ status: 0, out: '' });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);

    const shown = await runCollega(['report', '--open', path, '--language', 'it']);
    expect(shown.status).toBe(0);
    expect(shown.err).toContain('another person’s report');
    expect(shown.out).toContain('L’amministratore di Exchange');
    const json = await runCollega(['report', '--open', path, '--json']);
    expect(reportBundle.parse(JSON.parse(json.out)).servers[0]?.test?.outcome).toBe('failed');
  });

  test('adds what was read of Odoo where it was read, and shows a snapshot that was sent', async () => {
    const read = await runCollega(inSandbox('odoo', 'read', '--json'), sealed);
    expect(read.status).toBe(0);
    const whole = await runCollega(inSandbox('report', '--json'), sealed);
    const { odoo } = reportBundle.parse(JSON.parse(whole.out));
    expect(odoo?.snapshot).toEqual(JSON.parse(read.out));
    expect((await runCollega(inSandbox('report'), sealed)).out).toContain('Odoo’s set-up: ');
    // Of one mailbox the whole of Odoo is more than was asked for.
    for (const args of [about, ['--no-odoo']]) {
      const part = await runCollega(inSandbox('report', '--json', ...args), sealed);
      expect(reportBundle.parse(JSON.parse(part.out)).odoo, args.join(' ')).toBeNull();
    }
    const added = await runCollega(inSandbox('report', '--json', '--odoo', ...about), sealed);
    expect(reportBundle.parse(JSON.parse(added.out)).odoo).not.toBeNull();

    const path = join(folder, 'snapshot.json');
    writeFileSync(path, read.out);
    const shown = await runCollega(['report', '--open', path]);
    expect(shown).toMatchObject({ status: 0 });
    expect(shown.out).toContain(odoo?.snapshot.outgoing[0]?.username ?? 'no server');
    const again = await runCollega(['report', '--open', path, '--json']);
    expect(JSON.parse(again.out)).toEqual(odoo?.snapshot);
    const page = await runCollega(['report', '--open', path, '--format', 'html']);
    expect(page.status).toBe(2);
    expect(page.err).toContain('not as HTML');
  });

  test('fills the commands of a masked report with the name that --name gives', async () => {
    const path = join(folder, 'masked.json');
    const made = ['report', ...about, '--mask', 'organisation', '--out', path];
    expect((await runCollega(inSandbox(...made), sealed)).status).toBe(0);
    const shown = await runCollega(['report', '--open', path, '--name', 'mailbox-1=anna@x.it']);
    expect(shown.out).toContain('> Set-CASMailbox anna@x.it ');
    expect((await runCollega(['report', '--open', path])).out).toContain(
      'Set-CASMailbox <MAILBOX> ',
    );
    for (const name of ['mailbox-1', 'mailbox-1=', 'mailbox-1=anna', 'anna=anna@x.it']) {
      const wrong = await runCollega(['report', '--open', path, '--name', name]);
      expect(wrong, name).toMatchObject({ status: 2, out: '' });
      expect(wrong.err, name).toContain('mailbox-1=ADDRESS');
    }
    const unknown = await runCollega(['report', '--open', path, '--name', 'mailbox-9=anna@x.it']);
    expect(unknown).toMatchObject({ status: 2, out: '' });
    expect(unknown.err).toContain('has no mailbox-9. Masked in it: mailbox-1');
  });

  test('refuses a damaged file with the field that is wrong, and exits 2', async () => {
    const { out } = await runCollega(inSandbox('report', ...about, '--format', 'json'), sealed);
    const path = join(folder, 'damaged.json');
    writeFileSync(path, out.replace('"status": "failed"', '"status": "fine"'));
    const shown = await runCollega(['report', '--open', path]);
    expect(shown).toMatchObject({ status: 2, out: '' });
    expect(shown.err).toMatch(/servers\.0\.test\.steps\.\d+\.status/);
    writeFileSync(path, readFileSync(process.execPath).subarray(0, 5000));
    expect((await runCollega(['report', '--open', path])).err).toContain('not a Collega report');
    expect((await runCollega(['report', '--open', join(folder, 'none')])).status).toBe(2);
  });
});

describe('collega explain --out', () => {
  const pasted =
    "The server refused the sender address (anna.rossi@contoso.it) with error b'535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.'";

  test('makes a report of an explanation by the name of the file, masked, that report --open shows', async () => {
    for (const extension of ['html', 'json', 'txt']) {
      const path = join(folder, `explained.${extension}`);
      const whose = ['--mailbox', 'anna.rossi@contoso.it', '--mask', 'organisation'];
      const args = ['explain', pasted, '--out', path, ...whose];
      const made = await runCollega(args);
      expect(made.status, extension).toBe(0);
      const content = readFileSync(path, 'utf8');
      expect(content, extension).toContain('mailbox-1@domain-1.example');
      expect(content, extension).not.toMatch(/anna\.rossi|contoso/);
      expect((await runCollega(args)).status, 'the file is there').toBe(2);
      if (extension === 'txt') continue;
      const shown = await runCollega(['report', '--open', path, '--name', 'mailbox-1=anna@x.it']);
      expect(shown.status, extension).toBe(0);
      expect(shown.out).toContain('Nothing was tested');
      expect(shown.out).toContain('> Set-CASMailbox anna@x.it ');
    }
  });
});
