import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { fuseNames, fuses, strictlyRequireAllFuses } from '../../../build/fuses.ts';
import { appWindowPreferences, popupPreferences } from '../../../src/main/window-preferences.ts';
import { goldenPreferences } from '../support/golden-preferences.ts';
import { called, filesWith, made, parseSources, placesOf, root } from '../support/source-tree.ts';
import defaults from '../golden/window-preferences.json' with { type: 'json' };

const sources = parseSources();
const out = join(root, 'out');

test('checklist 2, 3, 4, 6, 8, 9, 11: the preferences of both windows are those written down', () => {
  expect(appWindowPreferences).toEqual(goldenPreferences('app'));
  expect(popupPreferences).toEqual(goldenPreferences('sign-in'));
  expect(Object.isFrozen(appWindowPreferences) && Object.isFrozen(popupPreferences)).toBe(true);
});

test('hardening: every default has a reason, and names what an attacker gains without it', () => {
  for (const { option, reason } of defaults) expect(reason.length, option).toBeGreaterThan(40);
});

test('checklist 2: windows are made in two places', () => {
  expect(filesWith(sources, made('BrowserWindow')).sort()).toEqual([
    'src/main/app-window.ts',
    'src/main/sign-in-window.ts',
  ]);
});

test('checklist 4: the built preload script is one file that requires electron alone', () => {
  expect(readdirSync(join(out, 'preload'))).toEqual(['index.cjs']);
  const built = readFileSync(join(out, 'preload/index.cjs'), 'utf8');
  expect(built.match(/require\([^)]*\)/gu)).toEqual(['require("electron")']);
  expect(built).not.toMatch(/\bimport\b|\bprocess\b|\beval\b/u);
});

test('checklist 7: the built page has no inline script, style or handler', () => {
  const html = readFileSync(join(out, 'renderer/index.html'), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=|javascript:/iu);
  expect(html).toMatch(/<script[^>]*\bsrc=/u);
});

test('checklist 15: one call hands an address to the operating system', () => {
  expect(placesOf(sources, called(/^openExternal$/u))).toHaveLength(1);
});

/** End of support by major version, from electronjs.org/docs/latest/tutorial/electron-timelines. */
test('checklist 16: Electron is of a major version that this table calls supported', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const wanted = Number(/\d+/u.exec(devDependencies['electron'] ?? '')?.[0]);
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'),
  ) as { version: string };
  // The three latest at the last look: 43, 44 and 45.
  expect([43, 44, 45]).toContain(wanted);
  expect(Number(version.split('.')[0])).toBe(wanted);
});

test('checklist 19: every fuse is decided, as written down here too', () => {
  const decided = Object.fromEntries(
    Object.entries(fuses).map(([name, { enabled }]) => [name, enabled]),
  );
  expect(decided).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  });
  expect([...fuseNames].sort()).toEqual(Object.keys(fuses).sort());
});

test('fuses: each has a reason, and one without a decision stops packaging', () => {
  for (const [name, { reason }] of Object.entries(fuses)) {
    expect(reason.length, name).toBeGreaterThan(40);
  }
  expect(strictlyRequireAllFuses).toBe(true);
});

test('command line: no option takes a secret, a token or a passphrase', () => {
  const options = sources
    .filter(({ fileName }) => fileName.startsWith('src/cli/'))
    .flatMap((file) => called(/^(?:option|requiredOption|addOption)$/u)(file))
    .flatMap((node) =>
      ts.isCallExpression(node) ? node.arguments.map((each) => each.getText()) : [],
    );
  expect(options.length).toBeGreaterThan(10);
  const flags = options.flatMap((text) => text.match(/--[a-z-]+ <[^>]+>/gu) ?? []);
  expect(flags.filter((flag) => /(?:secret|token|password|passphrase|code) </u.test(flag))).toEqual(
    [],
  );
});
