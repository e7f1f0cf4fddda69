import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeFileTrouble } from './describe-file-trouble.ts';
import { readNamedFile, writeNamedFile } from './named-files.ts';
import { setLanguage } from './texts.ts';
import { expectPrivate } from '../../services/testing/private-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-files-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  await setLanguage('en');
});
const at = (name: string) => join(folder, name);

test('a file that is there is replaced with --force alone', () => {
  writeNamedFile(at('report.html'), 'first', false);
  expectPrivate(at('report.html'));
  expect(() => writeNamedFile(at('report.html'), 'second', false)).toThrow(/add --force/);
  expect(readFileSync(at('report.html'), 'utf8')).toBe('first');
  writeNamedFile(at('report.html'), 'second', true);
  expect(readFileSync(at('report.html'), 'utf8')).toBe('second');
});

test.skipIf(process.platform === 'win32')('a device is written to without being asked', () => {
  expect(() => writeNamedFile('/dev/null', 'content', false)).not.toThrow();
});

test('what cannot be read or written is said with its path and a remedy', async () => {
  mkdirSync(at('folder'));
  await expect(readNamedFile(at('none.json'), 100)).rejects.toThrow(
    `There is no file ${at('none.json')}`,
  );
  await expect(readNamedFile(at('folder'), 1e6)).rejects.toThrow(`${at('folder')} is a folder`);
  expect(() => writeNamedFile(at('none/report.html'), '', false)).toThrow(/create it first/);
  expect(() => writeNamedFile(at('folder'), '', false)).toThrow(`${at('folder')} is a folder`);
});

test('more than was expected is not read', async () => {
  writeFileSync(at('large'), 'x'.repeat(101));
  expect(await readNamedFile(at('large'), 100)).toBeNull();
  expect(await readNamedFile(at('large'), 101)).toHaveLength(101);
});

/** Rights and full disks are not to be had as root: here the sentences alone. */
test.each(['en', 'it'] as const)(
  'every trouble has a sentence in %s, with its code',
  async (language) => {
    await setLanguage(language);
    for (const use of ['read', 'write', 'keep'] as const) {
      for (const code of [
        'ENOENT',
        'EACCES',
        'EPERM',
        'EROFS',
        'EISDIR',
        'ENOTDIR',
        'EEXIST',
        'ENOSPC',
        'EMFILE',
      ]) {
        const error = Object.assign(new Error(`${code}: some words, open`), { code });
        const sentence = describeFileTrouble(error, '/data/x', use);
        expect(sentence).toContain('/data/x');
        expect(sentence).not.toMatch(/files\.|some words|\{\{/);
      }
    }
  },
);
