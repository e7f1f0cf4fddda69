import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * What holds on Linux alone and once made every suite fail on Windows or macOS, looked for in the
 * tests' own text: whatever is wrong does not show on Linux.
 */
const root = join(import.meta.dirname, '../..');
const tests = ['src', 'test']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  .filter((file) => /\.test\.tsx?$|[\\/]testing[\\/]|[\\/]test[\\/]/.test(file))
  .filter((file) => file !== import.meta.filename)
  .map((file) => ({
    name: relative(root, file).replaceAll('\\', '/'),
    text: readFileSync(file, 'utf8'),
  }));

/** Files whose text matches, but for those that name the system on which it holds. */
function filesWith(pattern: RegExp, guard: RegExp | null = null): string[] {
  return tests
    .filter(({ text }) => pattern.test(text) && guard?.test(text) !== true)
    .map(({ name }) => name);
}

const namesSystem = /process\.platform|onLinux|isWindows/;

describe('a test that is to run on every system', () => {
  it('compares no permission bits, which Windows has not: expectPrivate does', () => {
    expect(filesWith(/\.mode & 0o/, namesSystem)).toEqual([]);
  });

  it('starts no bash where Windows has its stub of WSL', () => {
    expect(filesWith(/(?:Sync|spawn|execFile)\(\s*'(?:bash|sh)'/, namesSystem)).toEqual([]);
  });

  it('uses no loopback address beside 127.0.0.1, which macOS has not', () => {
    expect(filesWith(/127\.0\.0\.[2-9]/, namesSystem)).toEqual([]);
  });

  it('compares paths with /, however this system joins them', () => {
    expect(filesWith(/\brelative\((?:root|src)/, /replaceAll\('\\\\', '\/'\)|\bsep\b/)).toEqual([]);
  });

  it('makes a symbolic link where the user may', () => {
    expect(filesWith(/symlinkSync\((?![^)]*junction)/, /process\.platform|junction/)).toEqual([]);
  });

  it('tries again to remove a folder that a scanner of Windows holds', () => {
    expect(filesWith(/rmSync\([^)]*recursive: true, force: true \}/)).toEqual([]);
  });

  it('makes temporary folders by their real path: /var is a link on macOS', () => {
    expect(temporaryFolderSource()).toContain('realpathSync');
  });

  it('starts npx and npm through a shell, without which Windows finds no .cmd', () => {
    expect(filesWith(/(?:spawn|spawnSync|execFileSync)\('np[mx]',/)).toEqual([]);
  });
});

function temporaryFolderSource(): string {
  const { text = '' } = tests.find(({ name }) => name.endsWith('testing/start-collega.ts')) ?? {};
  return /export function temporaryFolder[\s\S]*?\n}/.exec(text)?.[0] ?? '';
}
