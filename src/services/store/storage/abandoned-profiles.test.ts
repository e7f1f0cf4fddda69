import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { profilePrefix, removeAbandonedProfiles } from './abandoned-profiles.ts';

it('a profile that was not written to for a day goes, though its number is in use again', async () => {
  const folder = temporaryFolder();
  const profileOf = (name: string, days: number): string => {
    const profile = join(folder, `${profilePrefix}${process.ppid}-${name}`);
    mkdirSync(profile, { mode: 0o700 });
    const file = join(profile, 'Cookies');
    writeFileSync(file, 'a session');
    const at = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    for (const path of [file, profile]) utimesSync(path, at, at);
    return profile;
  };
  const old = profileOf('old', 2);
  const open = profileOf('open', 0);
  await removeAbandonedProfiles(folder);
  expect(existsSync(old)).toBe(false);
  expect(existsSync(open)).toBe(true);
});
