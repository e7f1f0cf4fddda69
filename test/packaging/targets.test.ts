import { basename, win32 } from 'node:path';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { readProjectPlace } from '../../build/project-place.mjs';
import packageJson from '../../package.json' with { type: 'json' };
import { nsisGuid } from '../../scripts/manifests/winget.mjs';

const { made } = inject('packed');
const { version } = packageJson;
const place = readProjectPlace(packageJson);
const argument = (args: readonly string[], name: string) => args[args.indexOf(name) + 1] ?? '';

describe('deb and rpm', () => {
  test('are made for both processors, under names that say so', () => {
    const names = made.fpm.map(({ args }) => basename(argument(args, '--package'))).sort();
    expect(names).toEqual(
      ['aarch64.rpm', 'amd64.deb', 'arm64.deb', 'x86_64.rpm'].map(
        (end) => `Collega-${version}-linux-${end}`,
      ),
    );
  });

  test('name home page, licence and a maintainer with an address, wherever they are built', () => {
    for (const { args } of made.fpm) {
      expect(argument(args, '--url')).toBe(packageJson.homepage);
      expect(argument(args, '--license')).toBe('MIT');
      expect(argument(args, '--maintainer')).toMatch(/^[^<]+ <[^@>]+@[^>]+>$/u);
      expect(argument(args, '--description')).toContain('Odoo');
    }
  });

  test('install an icon of each size under the name that the desktop file uses', () => {
    const sizes = readdirSync(join(import.meta.dirname, '../../build/icons/png'));
    for (const { args } of made.fpm) {
      const icons = args.filter((each) => each.includes('/usr/share/icons/hicolor/'));
      expect(icons.map((each) => each.split('=')[1]).sort()).toEqual(
        sizes
          .map((file) => `/usr/share/icons/hicolor/${file.slice(0, -4)}/apps/collega.png`)
          .sort(),
      );
    }
  });

  test('the desktop file starts Collega with its sandbox, and groups its windows', () => {
    for (const { args, desktopEntry } of made.fpm) {
      expect(args.at(-1)?.split('=')[1]).toBe('/usr/share/applications/collega.desktop');
      expect(desktopEntry).toContain('\nName=Collega\n');
      expect(desktopEntry).toContain('\nExec=/opt/Collega/collega %U\n');
      expect(desktopEntry).toContain('\nIcon=collega\n');
      // `desktopName` of the packed package.json: Electron derives WM_CLASS and app_id from it.
      expect(desktopEntry).toContain('\nStartupWMClass=collega\n');
      expect(desktopEntry).toContain('\nCategories=Office;Email;\n');
      expect(desktopEntry).toContain('\nTerminal=false\n');
    }
  });
});

describe('AppImage', () => {
  test('is made for both processors, and does not switch the sandbox off by itself', () => {
    expect(made.appImage).toHaveLength(2);
    for (const { desktop, desktopFileName } of made.appImage) {
      expect(desktopFileName).toBe('collega.desktop');
      expect(desktop).toContain('\nExec=AppRun %U\n');
      expect(desktop).toContain('\nStartupWMClass=collega\n');
    }
  });
});

describe('Windows', () => {
  const nameOf = ({ commands }: (typeof made.nsis)[number]) =>
    basename(win32.basename(String(commands['OutFile']).replaceAll('"', '')));
  const setups = made.nsis.filter((each) => nameOf(each).endsWith('-setup.exe'));
  const portables = made.nsis.filter((each) => nameOf(each).endsWith('-portable.exe'));

  test('an installer and a portable program are made for both processors', () => {
    expect(made.nsis.map(nameOf).sort()).toEqual(
      ['arm64-portable', 'arm64-setup', 'x64-portable', 'x64-setup'].map(
        (end) => `Collega-${version}-win-${end}.exe`,
      ),
    );
  });

  test('the installer installs for this user, without a question and without an administrator', () => {
    expect(setups).toHaveLength(2);
    for (const { defines } of setups) {
      // installer.nsi and multiUser.nsh: elevation is asked for by these, and by no other.
      const asking = [
        'INSTALL_MODE_PER_ALL_USERS',
        'MULTIUSER_INSTALLMODE_ALLOW_ELEVATION',
        'INSTALL_MODE_PER_ALL_USERS_DEFAULT',
      ];
      expect(Object.keys(defines).filter((name) => asking.includes(name))).toEqual([]);
      expect(Object.keys(defines)).toContain('ONE_CLICK');
      expect(defines['SHORTCUT_NAME']).toBe('Collega');
    }
  });

  test('the installer registers under the name by which winget finds it', () => {
    for (const { defines } of setups) {
      expect(defines['UNINSTALL_APP_KEY']).toBe(nsisGuid(place.applicationId));
    }
  });

  test('removing it keeps the mailbox links', () => {
    for (const { defines } of setups) {
      expect(Object.keys(defines)).not.toContain('DELETE_APP_DATA_ON_UNINSTALL');
    }
  });

  test('the portable program needs no administrator, and a second start leaves the first alone', () => {
    expect(portables).toHaveLength(2);
    for (const { defines } of portables) {
      expect(defines['REQUEST_EXECUTION_LEVEL']).toBe('user');
      // portable.nsi: a named folder is removed at each start, also below a running program.
      expect(Object.keys(defines)).not.toContain('UNPACK_DIR_NAME');
    }
  });

  test('both say who made them, in the version that is released', () => {
    for (const { defines, commands } of made.nsis) {
      expect(defines['COMPANY_NAME']).toBe(packageJson.author);
      expect(commands['VIAddVersionKey']).toContain(`/LANG=1033 ProductVersion "${version}"`);
    }
  });
});
