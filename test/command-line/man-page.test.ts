import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCollega } from './support/run-collega.ts';

const folder = mkdtempSync(join(tmpdir(), 'collega-man-'));
const pages = { en: join(folder, 'collega.1'), it: join(folder, 'collega.it.1') };
beforeAll(async () => {
  for (const [language, path] of Object.entries(pages)) {
    const env = { LC_ALL: `${language}.UTF-8`, SOURCE_DATE_EPOCH: '1796000000' };
    const { status, out, err } = await runCollega(['man'], { env });
    expect(status, err).toBe(0);
    writeFileSync(path, out);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const read = (program: string, ...args: string[]) =>
  spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, MANWIDTH: '80' } });
const isHere = (program: string, ...args: string[]): boolean =>
  read(program, ...args).error === undefined;

describe.each(Object.entries(pages))('the manual page, %s', (language, path) => {
  test('is read by man without a warning, and tells commands, options and examples', ({ skip }) => {
    if (process.platform === 'win32' || !isHere('man', '--version')) skip('man is not here');
    if (!/man-db|man /.test(read('man', '--version').stdout)) skip('a man without --warnings');
    const { stdout, stderr } = read('man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', path);
    expect(stderr).toBe('');
    // Bold is written by overstriking or by escape sequences.
    const escape = String.fromCharCode(27);
    const text = stdout
      .replace(/.\x08/g, '')
      .replaceAll(new RegExp(`${escape}\\[[\\d;]*m`, 'g'), '');
    expect(text).toMatch(/collega client add/);
    expect(text).toMatch(/--secret-expires-on/);
    expect(text).toMatch(/collega explain "AADSTS7000222"/);
    expect(text).toMatch(language === 'en' ? /^EXIT STATUS$/m : /^STATO DI USCITA$/m);
  });

  test('is well formed for mandoc, too', ({ skip }) => {
    if (!isHere('mandoc', '-V')) skip('mandoc is not here');
    expect(read('mandoc', '-T', 'lint', '-W', 'warning', path)).toMatchObject({ status: 0 });
  });

  test('is the same whenever it is built, and holds no text that is a request', () => {
    const page = readFileSync(path, 'utf8');
    expect(page).toMatch(/^\.TH COLLEGA 1 2026-11-30 "Collega \d/);
    const requests = page.split('\n').filter((line) => /^[.']/.test(line));
    expect(requests.every((line) => /^\.(?:TH|SH|SS|TP|B|PP|nh|ad|RS|RE|nf|fi)\b/.test(line))).toBe(
      true,
    );
  });
});
