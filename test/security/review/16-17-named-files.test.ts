import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readNamedFile, writeNamedFile } from '../../../src/cli/terminal/named-files.ts';

const windows = process.platform === 'win32';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collega-named-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

describe.skipIf(windows)('finding 16 (modes and links of POSIX): --force', () => {
  it('gives the new report this user’s mode, not the old one’s', () => {
    const path = join(temporaryFolder(), 'report.html');
    writeFileSync(path, 'old');
    chmodSync(path, 0o644);
    writeNamedFile(path, 'new', true);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('replaces a link, and leaves alone what it leads to', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'target'), 'kept');
    symlinkSync(join(folder, 'target'), join(folder, 'report.html'));
    writeNamedFile(join(folder, 'report.html'), 'new', true);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('kept');
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe('new');
  });

  it('leaves nothing beside the file when it cannot take its place', () => {
    const folder = temporaryFolder();
    expect(() => writeNamedFile(join(folder, 'none', 'report.html'), 'new', true)).toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.skipIf(windows)('finding 17 (devices of POSIX): a file that is none', () => {
  it('and has no end is read no further than it may be long', async () => {
    expect(await readNamedFile('/dev/zero', 1024 * 1024)).toBeNull();
  });
});
