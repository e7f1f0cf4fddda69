import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCollega } from './support/run-collega.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-vault-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const phrase = 'correct horse battery staple';
const withPhrase = { env: { COLLEGA_PASSPHRASE: phrase } };
const vault = (...args: string[]) => ['--sandbox', '--data', folder, 'vault', ...args];
/** All files of the vault, wherever they lie. */
const vaultFiles = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => basename(name).startsWith('vault'))
    .map((name) => join(folder, name));
const textOfVault = () =>
  vaultFiles()
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

test('the passphrase is changed, and a damaged vault is restored from its backup', async () => {
  await runCollega(['--sandbox', '--data', folder, 'link'], withPhrase);
  const changed = await runCollega(vault('passphrase'), {
    ...withPhrase,
    input: 'another horse\n',
  });
  expect(changed.err).toContain('copies that a backup program made before');
  expect(changed.status).toBe(0);

  const other = { env: { COLLEGA_PASSPHRASE: 'another horse' } };
  expect((await runCollega(vault('status'), withPhrase)).status).toBe(2);

  const path = join(folder, 'sandbox', 'vault.json');
  writeFileSync(path, 'half a fi');
  const damaged = await runCollega(vault('status'), other);
  expect(damaged.err).toMatch(/collega --sandbox --data '[^']+' vault restore/);
  expect(damaged.status).toBe(1);
  expect((await runCollega(vault('restore'), other)).err).toContain('Restored');
  expect(await runCollega(vault('status'), other)).toMatchObject({ status: 0 });
}, 120_000);

test.each([
  ['a byte order mark of UTF-8', Buffer.from('\ufeffanother horse\r\n')],
  ['UTF-16, as PowerShell 5.1 writes files', Buffer.from('\ufeffanother horse\r\n', 'utf16le')],
])(
  'a passphrase that comes with %s opens the vault afterwards',
  async (_, input) => {
    await runCollega(vault('status'), withPhrase);
    await runCollega(vault('passphrase'), { input: phrase });
    const changed = await runCollega(vault('passphrase'), { ...withPhrase, input });
    expect(changed).toMatchObject({ status: 0 });
    const other = { env: { COLLEGA_PASSPHRASE: 'another horse' } };
    expect(await runCollega(vault('status'), other)).toMatchObject({ status: 0, err: '' });
  },
  120_000,
);

test('forgets a mailbox, then everything, and says what that cannot mean', async () => {
  await runCollega(['--sandbox', '--data', folder, 'link'], withPhrase);
  expect(textOfVault()).toContain('"tokens/');
  const unsure = await runCollega(vault('forget', '--everything'), withPhrase);
  expect([unsure.status, unsure.err]).toEqual([2, expect.stringContaining('--yes')]);

  const mailbox = ['forget', '--mailbox', 'works@sandbox.example', '--yes'];
  expect((await runCollega(vault(...mailbox), withPhrase)).err).toContain('in the backup too');
  expect(textOfVault()).toContain('"client-secret/');
  expect(textOfVault()).not.toContain('"tokens/');

  const { status, err } = await runCollega(vault('forget', '--everything', '--yes'), withPhrase);
  expect(err).toMatch(/[1-9]\d* files were written over and removed/);
  expect(err).toContain('Solid-state drives, snapshots and backup programs');
  expect(status).toBe(0);
  expect(vaultFiles()).toEqual([]);
}, 120_000);
