import { describe, expect, inject, test } from 'vitest';
import { fuseNames, fuses } from '../../build/fuses.ts';
import { folderNames } from './packed.ts';

const { folders, staged } = inject('packed');

describe.each(folderNames)('%s', (name) => {
  const folder = folders[name];

  test('app.asar holds exactly the staged files, and no package beside them', () => {
    const paths = Object.keys(staged).sort();
    expect(Object.keys(folder.asarFiles).sort()).toEqual(paths);
    expect(paths.filter((path) => path.includes('node_modules'))).toEqual([]);
    // electron-builder writes the manifest again; all else is packed as it was built.
    const changed = paths.filter((path) => folder.asarFiles[path] !== staged[path]);
    expect(changed.filter((path) => path !== 'package.json')).toEqual([]);
    expect(folder.hasUnpacked).toBe(false);
  });

  test('app.asar is at most 8 MB', () => {
    expect(folder.asarBytes).toBeLessThanOrEqual(8_000_000);
    expect(folder.asarBytes).toBeGreaterThan(1_000_000);
  });

  test('each fuse is in the program as build/fuses.ts wants it', () => {
    expect(folder.fuses).toEqual(
      Object.fromEntries(
        fuseNames.map((fuse) => [fuse, fuses[fuse].enabled ? 'ENABLE' : 'DISABLE']),
      ),
    );
  });

  test('the licence, and those of what is bundled, lie beside it', () => {
    expect(folder.resources).toEqual(
      expect.arrayContaining(['LICENSE', 'THIRD-PARTY-NOTICES.txt']),
    );
  });

  test('Chromium speaks English and Italian, and brings no other language', () => {
    expect(folder.locales).toEqual(['en-GB.pak', 'en-US.pak', 'it.pak']);
  });
});

describe.each(folderNames.filter((name) => name.startsWith('win')))('%s', (name) => {
  test('the program names the hash that this app.asar has', () => {
    const { integrity, headerHash } = folders[name];
    const own = integrity?.find(({ file }) => file.endsWith('\\app.asar'));
    expect(own?.value).toBe(headerHash);
  });
});

describe.each(folderNames.filter((name) => name.startsWith('linux')))('%s', (name) => {
  test('the sandbox helper and the AppArmor profile are packed', () => {
    expect(folders[name].files).toContain('chrome-sandbox');
    expect(folders[name].resources).toContain('apparmor-profile');
  });
});
