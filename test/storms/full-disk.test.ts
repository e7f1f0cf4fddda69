import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Failure } from '../../src/contract/failures.ts';
import { failureTextKey } from '../../src/contract/failure-texts.ts';
import { bundleProcess } from './bundle-process.ts';

/** A mount of our own that ends with the process: root, or a user who may make name spaces. */
const unshare = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'])];
const whyNot = whyNoDisk();
// Aloud, since a skipped test has no words of its own in the list of results.
if (whyNot !== null) process.stderr.write(`full disk and read-only folder: skipped, ${whyNot}\n`);

function whyNoDisk(): string | null {
  if (process.platform !== 'linux') return 'a disk of its own can be mounted on Linux only';
  const tried = spawnSync('unshare', [...unshare, 'sh', '-c', 'mount -t tmpfs none /mnt'], {
    encoding: 'utf8',
  });
  if (tried.status === 0) return null;
  const reason = tried.error?.message ?? tried.stderr.trim();
  return `no tmpfs can be mounted here (${reason})`;
}

test.runIf(whyNot === null)(
  'a full disk and a read-only folder are named, and everything stays readable',
  async () => {
    const { script, folder } = await bundleProcess('full-disk-process');
    const disk = mkdtempSync(join(tmpdir(), 'collega-disk-'));
    onTestFinished(() => {
      for (const each of [folder, disk])
        rmSync(each, { recursive: true, force: true, maxRetries: 10 });
    });
    const mounted = 'mount -t tmpfs -o size=512k none "$0" && exec "$1" "$2" "$0"';
    const { stdout, stderr } = spawnSync(
      'unshare',
      [...unshare, 'sh', '-c', mounted, disk, process.execPath, script],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    const seen = JSON.parse(stdout) as Record<string, unknown>;
    const [records, vault] = ['records.json', 'vault.json'].map((name) => join(disk, name));
    const full = { kind: 'not-saved', code: 'ENOSPC' };
    const readOnly = { kind: 'not-saved', code: 'EROFS' };
    expect(seen).toEqual({
      recordsOnFullDisk: { ...full, path: records },
      vaultOnFullDisk: { ...full, path: vault },
      clientOnFullDisk: { ...full, path: seen['clientPath'] },
      partOnFullDisk: { ...full, path: vault },
      clientPath: expect.stringMatching(/clients.[0-9a-f-]{36}.records\.json$/u) as string,
      kept: true,
      readable: [60, 'first', 'first'],
      recordsAfterwards: 'saved',
      vaultAfterwards: 'saved',
      clientAfterwards: 'saved',
      partAfterwards: 'saved',
      recordsReadOnly: { ...readOnly, path: records },
      vaultReadOnly: { ...readOnly, path: vault },
      clientReadOnly: { ...readOnly, path: records },
      clientReadable: [21, 'third'],
      stillReadable: [61, 'third'],
      opensReadOnly: [61, 'third'],
    });
    expect(failureTextKey(seen['recordsOnFullDisk'] as Failure)).toBe('failures.notSaved.full');
    expect(failureTextKey(seen['vaultReadOnly'] as Failure)).toBe('failures.notSaved.readOnly');
  },
);
