import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeInstallers, installers } from '../../build/electron-builder.config.ts';
import { describeFuses, executableOf } from '../../build/flip-fuses.ts';
import { fuseNames } from '../../build/fuses.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path));

test('the packaged application holds the built files and no package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'collega-stage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const staged = spawnSync(process.execPath, [join(root, 'scripts/stage-app.mjs'), folder]);
  expect(staged.status, String(staged.stderr)).toBe(0);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  expect(files).toContain(join('out', 'preload', 'index.cjs'));
  expect(files).toContain(join('out', 'renderer', 'index.html'));
  const strange = files.filter((file) => !/^out.(?:main|preload|renderer)./u.test(file)).sort();
  expect(strange).toEqual(['icon.png', 'package.json']);
  expect(files.filter((file) => /node_modules|\.map$|\.tsx?$|\.test\./u.test(file))).toEqual([]);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly main: string;
  };
  expect(Object.keys(manifest).filter((key) => /ependencies|scripts|bin/u.test(key))).toEqual([]);
  expect(existsSync(join(folder, manifest.main))).toBe(true);
});

test('installers are made for three systems and both processors, and nothing is published', () => {
  const { win, mac, linux } = installers;
  const targets = [win, mac, linux].map((system) => system.target.map(({ target }) => target));
  expect(targets).toEqual([
    ['nsis', 'portable', 'zip'],
    ['dmg', 'zip'],
    ['deb', 'rpm', 'AppImage'],
  ]);
  for (const { arch } of [...win.target, ...mac.target, ...linux.target]) {
    expect(arch).toEqual(['x64', 'arm64']);
  }
  expect(installers.asar).toBe(true);
  expect(installers.publish).toBeNull();
  expect(mac.hardenedRuntime).toBe(true);
});

test('the AppImage brings its own runtime, so that it starts where libfuse2 is not installed', () => {
  expect(installers.toolsets.appimage).toBe('1.0.3');
});

test('a system is signed only with what was set for it', () => {
  const unsigned = describeInstallers({});
  expect(unsigned.win).not.toHaveProperty('azureSignOptions');
  expect([unsigned.win.forceCodeSigning, unsigned.mac.forceCodeSigning]).toEqual([false, false]);
  expect(unsigned.mac.notarize).toBe(false);
  const azure = describeInstallers({
    AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
    AZURE_SIGNING_ACCOUNT: 'account',
    AZURE_SIGNING_PROFILE: 'profile',
    AZURE_SIGNING_PUBLISHER: 'Publisher',
  });
  expect(azure.win).toMatchObject({
    forceCodeSigning: true,
    azureSignOptions: {
      endpoint: 'https://weu.codesigning.azure.net',
      codeSigningAccountName: 'account',
      certificateProfileName: 'profile',
      publisherName: 'Publisher',
    },
  });
  expect(describeInstallers({ CSC_LINK: 'a', APPLE_API_KEY: 'k' }).mac).toMatchObject({
    forceCodeSigning: true,
    notarize: true,
  });
});

test('every file that packaging names is there', () => {
  const { win, mac, linux } = installers;
  for (const path of [win.icon, mac.icon, linux.icon, mac.entitlements, mac.entitlementsInherit]) {
    expect(existsSync(join(root, path)), path).toBe(true);
  }
  expect(installers.electronVersion).toBe(
    (JSON.parse(String(read('node_modules/electron/package.json'))) as { version: string }).version,
  );
});

test('the hardened runtime has one exception, for the code that V8 writes', () => {
  const keys = String(read(installers.mac.entitlements)).match(/<key>[^<]+<\/key>/gu);
  expect(keys).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
});

test('every fuse is set, and an unknown one would fail the packaging', () => {
  const FuseV1Options = Object.fromEntries(fuseNames.map((name, index) => [name, index])) as Record<
    (typeof fuseNames)[number],
    number
  >;
  const library = { FuseVersion: { V1: '1' }, FuseV1Options };
  expect(describeFuses(library, 'linux')).toEqual({
    version: '1',
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: false,
    0: false,
    1: true,
    2: false,
    3: false,
    4: true,
    5: true,
    6: false,
    7: false,
    8: true,
  });
  expect(describeFuses(library, 'darwin')).toMatchObject({ resetAdHocDarwinSignature: true });
});

test.each([
  ['linux', ['app', 'collega']],
  ['win32', ['app', 'Collega.exe']],
  ['darwin', ['app', 'Collega.app', 'Contents', 'MacOS', 'Collega']],
])('the binary of %s is found', (electronPlatformName, path) => {
  const packager = { appInfo: { productFilename: 'Collega' }, executableName: 'collega' };
  expect(executableOf({ appOutDir: 'app', electronPlatformName, packager })).toBe(join(...path));
});

test('the icons hold whole PNG files of the sizes they name', () => {
  const ico = read(installers.win.icon);
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const image = ico.subarray(ico.readUInt32LE(at + 12)).subarray(0, ico.readUInt32LE(at + 8));
    expect(widthOf(image) % 256).toBe(ico.readUInt8(at));
    return widthOf(image);
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);

  const icns = read(installers.mac.icon);
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const found: number[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    found.push(widthOf(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))));
  }
  expect(found).toEqual([16, 32, 64, 128, 256, 512, 1024, 32, 64, 256, 512]);
  for (const name of readdirSync(join(root, installers.linux.icon))) {
    expect(`${widthOf(read(join(installers.linux.icon, name)))}`).toBe(name.split('x')[0]);
  }
});

/** A whole PNG, from its signature to its end; answers its width. */
function widthOf(image: Buffer): number {
  expect(image.toString('latin1', 1, 4)).toBe('PNG');
  expect(image.toString('latin1', image.length - 8, image.length - 4)).toBe('IEND');
  return image.readUInt32BE(16);
}
