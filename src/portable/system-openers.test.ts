import { win32 } from 'node:path';
import { expect, it } from 'vitest';
import { openerOf, openerOfFolder, startOpener } from './open-in-own-browser.ts';

const address = 'https://login.microsoftonline.com/?a=1&b=2';

it('Windows is given its own programs by whole paths: the current folder may hold others', () => {
  const env = { SystemRoot: 'D:\\Windows' };
  const opener = openerOf('win32', env, address);
  expect(opener.command).toBe('D:\\Windows\\System32\\rundll32.exe');
  expect(opener.args).toEqual(['url.dll,FileProtocolHandler', address]);
  const folder = openerOfFolder('win32', env, 'C:\\Users\\A B\\Collega');
  expect(folder).toMatchObject({ command: 'D:\\Windows\\explorer.exe', ignoresStatus: true });
  expect(folder.args).toEqual(['C:\\Users\\A B\\Collega']);
  for (const { command } of [
    openerOf('win32', {}, address),
    openerOfFolder('win32', {}, 'C:\\x'),
  ]) {
    expect(win32.isAbsolute(command)).toBe(true);
  }
});

it('macOS opens by a whole path too', () => {
  expect(openerOf('darwin', {}, address).command).toBe('/usr/bin/open');
  expect(openerOfFolder('darwin', {}, '/tmp').command).toBe('/usr/bin/open');
});

const run = (code: string, ignoresStatus = false) =>
  startOpener({ command: process.execPath, args: ['-e', code], ignoresStatus });

it('a program that has no handler for the address counts as not opened', async () => {
  await expect(run('process.exit(3)')).rejects.toMatchObject({ code: 'EXIT3' });
  await expect(
    startOpener({ command: '/no/such/program', args: [], ignoresStatus: false }),
  ).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(run('process.exit(1)', true)).resolves.toBeUndefined();
  await expect(run('')).resolves.toBeUndefined();
});

it('a program that runs as long as the browser counts as opened', async () => {
  await expect(run('setTimeout(() => process.exit(3), 2500)')).resolves.toBeUndefined();
});
