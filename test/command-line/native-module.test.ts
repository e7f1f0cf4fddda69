import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runCollega } from './support/run-collega.ts';

/** Plays a Windows that will not load the native module of the key store. */
const blockKeyring = `import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(\`
  export async function load(url, context, next) {
    if (!url.includes('@napi-rs/keyring')) return next(url, context);
    const source = 'throw Object.assign(new Error("Cannot find native binding. npm has a bug"),' +
      ' { cause: new Error("An Application Control policy has blocked this file.") })';
    return { format: 'module', source, shortCircuit: true };
  }
\`));`;

let options = '';
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'collega-blocked-'));
  const file = join(folder, 'block-keyring.mjs');
  writeFileSync(file, blockKeyring);
  options = `--import ${pathToFileURL(file).href}`;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collega-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** The key store is switched on again: it is what is tried here. */
const blocked = (args: readonly string[], input = '') =>
  runCollega(args, { input, env: { NODE_OPTIONS: options, COLLEGA_KEY_STORE: '' } });

describe('where the native module of the key store does not load', () => {
  test('help, explain and the demonstration work all the same', async () => {
    expect((await blocked(['--help'])).status).toBe(0);
    const explained = await blocked([
      'explain',
      '535 5.7.139 SmtpClientAuthentication is disabled',
    ]);
    expect(explained.status).toBe(0);
    const demo = await blocked(['demo', '--terminal']);
    expect(demo.out).toContain('Passed');
    expect(demo.status).toBe(0);
  });

  test('a secret is not taken without a passphrase, and the real cause is named', async () => {
    const identifier = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const add = ['client', 'add', '--name', 'Contoso', '--application-id', identifier];
    const args = ['--data', newFolder(), ...add, '--odoo-url', 'https://odoo.example'];
    const { status, err } = await blocked(args, 'abcDEF1234567890~abcDEF1234567890~abcDEF');
    expect(err).toContain('An Application Control policy has blocked this file.');
    expect(err).not.toContain('npm has a bug');
    expect(err).toContain('Set COLLEGA_PASSPHRASE');
    expect(status).toBe(2);
  });
});

/** A key store that keeps what is written into it in a file. */
const noteKeys = `import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(\`
  export async function load(url, context, next) {
    if (!url.includes('@napi-rs/keyring')) return next(url, context);
    const source = 'import { appendFileSync } from "node:fs";' +
      'export class AsyncEntry { constructor(service, account) { this.account = account; }' +
      ' async getPassword() { return undefined; }' +
      ' async setPassword() { appendFileSync(process.env.KEYS_FILE, this.account + ";"); }' +
      ' async deletePassword() { return true; } }';
    return { format: 'module', source, shortCircuit: true };
  }
\`));`;

test('a demonstration leaves no key in the key store, a practice folder one that names it', async () => {
  const [folder, hook] = [newFolder(), join(newFolder(), 'note-keys.mjs')];
  writeFileSync(hook, noteKeys);
  const keys = join(folder, 'keys');
  writeFileSync(keys, '');
  const NODE_OPTIONS = `--import ${pathToFileURL(hook).href}`;
  const options = { env: { NODE_OPTIONS, COLLEGA_KEY_STORE: 'on', KEYS_FILE: keys } };
  expect((await runCollega(['demo', '--terminal'], options)).status).toBe(0);
  expect(readFileSync(keys, 'utf8')).toBe('');
  const listed = await runCollega(['--data', folder, '--sandbox', 'client', 'list'], options);
  expect(listed.err).toBe('');
  expect(readFileSync(keys, 'utf8')).toContain(join(folder, 'sandbox'));
});

test('COLLEGA_KEY_STORE=off uses no key store, and says so where one is missed', async () => {
  const { err, status } = await runCollega(['--data', newFolder(), '--sandbox', 'link'], {
    env: { COLLEGA_KEY_STORE: 'off' },
  });
  expect(err).toContain('The key store is switched off (COLLEGA_KEY_STORE=off).');
  expect(status).toBe(2);
});
