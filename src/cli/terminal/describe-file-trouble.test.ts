import { beforeAll, expect, it } from 'vitest';
import { describeFileTrouble } from './describe-file-trouble.ts';
import { setLanguage } from './texts.ts';

beforeAll(() => setLanguage('en'));

const refused = (code: string): Error => Object.assign(new Error('refused'), { code });
const privacy = 'Privacy & Security, Files and Folders';

it('names the setting of macOS where macOS itself keeps the terminal out of a folder', () => {
  const path = '/Users/anna/Downloads/report.html';
  expect(describeFileTrouble(refused('EPERM'), path, 'write', 'darwin')).toContain(privacy);
  // Rights of the file, and other systems, are another matter.
  expect(describeFileTrouble(refused('EACCES'), path, 'write', 'darwin')).not.toContain(privacy);
  expect(describeFileTrouble(refused('EPERM'), path, 'write', 'linux')).not.toContain(privacy);
});
