import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../src/services/testing/start-collega.ts';
import { replaceFile } from '../../../src/services/store/storage/replace-file.ts';
import { withFileLock } from '../../../src/services/store/storage/with-file-lock.ts';

// Windows lets only administrators make symbolic links.
describe.skipIf(process.platform === 'win32')(
  'findings 14 and 15: symbolic links in the data folder',
  () => {
    it('a file that is kept elsewhere by a link has a backup of its own', () => {
      const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
      const path = join(folder, 'vault.json');
      writeFileSync(join(elsewhere, 'real.json'), 'one');
      symlinkSync(join(elsewhere, 'real.json'), path);
      replaceFile(path, 'two');
      expect(lstatSync(path).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(elsewhere, 'real.json'), 'utf8')).toBe('two');
      expect(lstatSync(`${path}.bak`).isSymbolicLink()).toBe(false);
      writeFileSync(path, 'damaged in place');
      expect(readFileSync(`${path}.bak`, 'utf8')).toBe('one');
    });

    it('a link planted under the name of the next file leads nothing elsewhere', () => {
      const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
      const path = join(folder, 'vault.json');
      const victim = join(elsewhere, 'id_ed25519');
      writeFileSync(victim, 'the key');
      for (const planted of [`${path}.new`, `${path}.bak.new`]) symlinkSync(victim, planted);
      replaceFile(path, 'one');
      replaceFile(path, 'two');
      expect(readFileSync(victim, 'utf8')).toBe('the key');
      expect(lstatSync(path).isSymbolicLink()).toBe(false);
      expect(readFileSync(path, 'utf8')).toBe('two');
    });

    it('a dangling link in the place of a lock does not stop changes', () => {
      const path = join(temporaryFolder(), 'vault.json');
      for (const name of ['.lock', '.lock.takeover']) symlinkSync('/nowhere', `${path}${name}`);
      expect(withFileLock(path, () => 'changed')).toBe('changed');
      expect(existsSync(`${path}.lock`)).toBe(false);
    });
  },
);
