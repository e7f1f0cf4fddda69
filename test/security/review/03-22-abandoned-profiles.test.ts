import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { chmodSync, chownSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { removeAbandonedProfiles } from '../../../src/services/store/storage/abandoned-profiles.ts';

/** The number of a process that has ended. */
const ended = spawnSync(process.execPath, ['--version']).pid;

function makeFolder(): { readonly folder: string; readonly make: (name: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'collega-profiles-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return {
    folder,
    make: (name) => {
      const path = join(folder, `collega-window-${name}`);
      mkdirSync(path, { mode: 0o700 });
      writeFileSync(join(path, 'Cookies'), 'of a Microsoft session');
      return path;
    },
  };
}

describe('findings 3 and 22: what a killed window leaves', () => {
  it('is removed, and the profile of a running Collega is not', async () => {
    const { folder, make } = makeFolder();
    const left = make(`${ended}-abc`);
    const used = make(`${process.ppid}-abc`);
    await removeAbandonedProfiles(folder);
    expect([existsSync(left), existsSync(used)]).toEqual([false, true]);
  });

  it.skipIf(process.platform === 'win32')(
    'stays where others may write in it, or it is a link (Windows has a folder for each user)',
    async () => {
      const { folder, make } = makeFolder();
      const open = make(`${ended}-open`);
      chmodSync(open, 0o777);
      const target = join(folder, 'documents');
      mkdirSync(target, { mode: 0o700 });
      writeFileSync(join(target, 'letter'), 'kept');
      symlinkSync(target, join(folder, `collega-window-${ended}-link`));
      await removeAbandonedProfiles(folder);
      expect(existsSync(join(open, 'Cookies'))).toBe(true);
      expect(existsSync(join(target, 'letter'))).toBe(true);
    },
  );

  it.skipIf(process.getuid?.() !== 0)(
    'stays where it is another user’s (only root can make one for this test)',
    async () => {
      const { folder, make } = makeFolder();
      const other = make(`${ended}-other`);
      chownSync(other, 1234, 1234);
      await removeAbandonedProfiles(folder);
      expect(existsSync(join(other, 'Cookies'))).toBe(true);
    },
  );
});
