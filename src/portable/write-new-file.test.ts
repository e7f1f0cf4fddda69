import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findDownloadsFolder } from './downloads-folder.ts';
import { writeNewFile } from './write-new-file.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collega-save-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

test('a file never replaces another one, even when many are saved at once', async () => {
  const folder = temporaryFolder();
  const file = (content: string) => ({ suggestedName: 'report.html', content });
  const saved = await Promise.all(['a', 'b', 'c'].map((text) => writeNewFile(folder, file(text))));
  expect(readdirSync(folder).sort()).toEqual(['report (2).html', 'report (3).html', 'report.html']);
  const contents = saved.map((reply) => reply.kind === 'saved' && readFileSync(reply.path, 'utf8'));
  expect(contents).toEqual(['a', 'b', 'c']);
});

test.each(['../../escaped.html', '/etc/escaped.html'])(
  'a name is never a path: %s',
  async (name) => {
    const folder = temporaryFolder();
    const reply = await writeNewFile(join(folder, 'in'), { suggestedName: name, content: '' });
    expect(reply).toEqual({ kind: 'saved', path: join(folder, 'in', 'escaped.html') });
  },
);

test('a file that may not be written is said with its code', async () => {
  // No file system takes so long a name, and unlike a right refused it stops root too.
  const suggestedName = `${'r'.repeat(5_000)}.html`;
  const reply = await writeNewFile(temporaryFolder(), { suggestedName, content: '' });
  expect(reply).toMatchObject({
    kind: 'failed',
    code: expect.stringMatching(/^E[A-Z]+$/) as string,
  });
});

test('a folder that cannot be made is said with its code', async () => {
  const folder = temporaryFolder();
  const file = { suggestedName: 'report.html', content: '' };
  await writeNewFile(folder, file);
  expect(await writeNewFile(join(folder, 'report.html', 'in'), file)).toMatchObject({
    kind: 'failed',
    code: 'ENOTDIR',
  });
});

test('the downloads are where the desktop says, else in Downloads, else at home', async () => {
  const home = temporaryFolder();
  expect(await findDownloadsFolder('linux', {}, home)).toBe(home);
  const file = (suggestedName: string, content = '') => ({ suggestedName, content });
  await writeNewFile(join(home, 'Downloads'), file('x'));
  expect(await findDownloadsFolder('linux', {}, home)).toBe(join(home, 'Downloads'));
  const none = () => Promise.reject(new Error('no reg.exe'));
  expect(await findDownloadsFolder('win32', {}, home, none)).toBe(join(home, 'Downloads'));
  await writeNewFile(join(home, 'Scaricati'), file('x'));
  const dirs = 'XDG_DESKTOP_DIR="$HOME/Scrivania"\nXDG_DOWNLOAD_DIR="$HOME/Scaricati"\n';
  await writeNewFile(join(home, '.config'), file('user-dirs.dirs', dirs));
  expect(await findDownloadsFolder('linux', {}, home)).toBe(join(home, 'Scaricati'));
});

test('downloads that were moved to another drive on Windows are found there (Known Folder)', async () => {
  const home = temporaryFolder();
  const moved = join(home, 'Moved');
  await writeNewFile(moved, { suggestedName: 'x', content: '' });
  const asked: string[] = [];
  const reg = (value: string) => (command: string, args: readonly string[]) => {
    asked.push(`${command} ${args.join(' ')}`);
    const id = '{374DE290-123F-4565-9164-39C4925E467B}';
    return Promise.resolve(
      `\r\nHKEY_CURRENT_USER\\x\r\n    ${id}    REG_EXPAND_SZ    ${value}\r\n`,
    );
  };
  expect(await findDownloadsFolder('win32', {}, home, reg(moved))).toBe(moved);
  const env = { USERPROFILE: home };
  expect(await findDownloadsFolder('win32', env, home, reg('%USERPROFILE%/Moved'))).toBe(
    `${home}/Moved`,
  );
  expect(await findDownloadsFolder('win32', {}, home, reg('Z:\\gone'))).toBe(home);
  expect(asked[0]).toMatch(/System32\\reg\.exe query HKCU\\Software/u);
});

test('leaves no half file where the disk is full', async () => {
  const folder = temporaryFolder();
  function* pieces(): Generator<string> {
    yield 'half a report';
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  }
  // A real disk is full in the middle of a file too; the pieces stand for its refusal.
  const content = pieces() as Iterable<string> as readonly string[];
  expect(await writeNewFile(folder, { suggestedName: 'report.html', content })).toEqual({
    kind: 'failed',
    path: join(folder, 'report.html'),
    code: 'ENOSPC',
  });
  expect(readdirSync(folder)).toEqual([]);
});
