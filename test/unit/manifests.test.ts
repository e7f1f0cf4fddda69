import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readProjectPlace } from '../../build/project-place.mjs';
import packageJson from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const place = readProjectPlace(packageJson);
const { version } = packageJson;
const endings = [
  'win-x64-setup.exe',
  'win-arm64-setup.exe',
  'mac-x64.dmg',
  'mac-arm64.dmg',
  'linux-amd64.deb',
  'linux-arm64.deb',
];
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Files with the names of a release, and the manifests made of them. */
function makeManifests(change: (files: string) => void = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'collega-manifests-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const [files, target] = [join(folder, 'files'), join(folder, 'manifests')];
  mkdirSync(files);
  for (const ending of endings) writeFileSync(join(files, `Collega-${version}-${ending}`), ending);
  change(files);
  const script = join(root, 'scripts/manifests/write-manifests.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, files, target], {
    encoding: 'utf8',
  });
  const read = (path: string) => readFileSync(join(target, path), 'utf8');
  return { status, stderr, read, target };
}

const winget = `winget/manifests/${place.owner[0]}/${place.owner}/Collega/${version}`;
const flathub = `flathub/${place.applicationId}`;

describe('the manifests of a release', () => {
  test.each([
    ['winget', `${winget}/${place.owner}.Collega.installer.yaml`, 'win-x64-setup.exe'],
    ['winget', `${winget}/${place.owner}.Collega.installer.yaml`, 'win-arm64-setup.exe'],
    ['Flathub', `${flathub}.yml`, 'linux-amd64.deb'],
    ['Flathub', `${flathub}.yml`, 'linux-arm64.deb'],
  ])('%s: %s has address and hash of %s together', (_kind, path, ending) => {
    const lines = makeManifests().read(path).split('\n');
    const url = place.download(version, `Collega-${version}-${ending}`);
    const at = lines.findIndex((line) => line.includes(url));
    expect(at).toBeGreaterThan(0);
    expect(lines[at + 1]?.toLowerCase()).toContain(hashOf(ending));
  });

  test('Homebrew has one address for both processors, and a hash for each', () => {
    const cask = makeManifests().read('homebrew/Casks/c/collega.rb');
    const address = /url "([^"]+)"/u.exec(cask)?.[1] ?? '';
    for (const [symbol, arch] of [
      ['arm', 'arm64'],
      ['intel', 'x64'],
    ] as const) {
      expect(cask).toMatch(new RegExp(`arch .*${symbol}: "${arch}"`, 'u'));
      expect(cask).toMatch(new RegExp(`${symbol}: +"${hashOf(`mac-${arch}.dmg`)}"`, 'u'));
      expect(address.replaceAll('#{version}', version).replace('#{arch}', arch)).toBe(
        place.download(version, `Collega-${version}-mac-${arch}.dmg`),
      );
    }
    // Homebrew's audit: at most 80 letters, without an article and without the name of the cask.
    expect(/desc "([^"]+)"/u.exec(cask)?.[1]).toMatch(/^(?!An? |The |Collega)[^.]{10,80}$/u);
  });

  test('winget says that the installer is for one user, in both languages', () => {
    const { read } = makeManifests();
    const of = (end: string) => read(`${winget}/${place.owner}.Collega.${end}`);
    expect(of('yaml')).toContain('ManifestType: version');
    expect(of('installer.yaml')).toMatch(/^Scope: user$/mu);
    expect(of('installer.yaml')).toMatch(/^InstallerType: nullsoft$/mu);
    expect(of('locale.en-US.yaml')).toContain('ManifestType: defaultLocale');
    expect(of('locale.it-IT.yaml')).toContain('ManifestType: locale');
    for (const each of ['yaml', 'installer.yaml', 'locale.en-US.yaml', 'locale.it-IT.yaml']) {
      // Unquoted, YAML would read 1.10 for a number.
      expect(of(each)).toContain(`PackageVersion: "${version}"`);
    }
  });

  test('Flathub installs the icons that the deb has, and pictures that are in the repository', () => {
    const { read } = makeManifests();
    const sizes = /for size in ([\d ]+);/u.exec(read(`${flathub}.yml`))?.[1]?.split(' ');
    const drawn = readdirSync(join(root, 'build/icons/png')).map((name) => name.split('x')[0]);
    // 512 pixels are the most that Flatpak exports.
    expect(sizes?.sort()).toEqual(drawn.filter((size) => Number(size) <= 512).sort());
    const raw = `https://raw.githubusercontent.com/${place.owner}/${place.name}/v${version}/`;
    const images = [...read(`${flathub}.metainfo.xml`).matchAll(/<image>([^<]+)</gu)];
    expect(images.length).toBeGreaterThan(1);
    for (const [, image = ''] of images) {
      expect(image.startsWith(raw)).toBe(true);
      expect(readFileSync(join(root, image.slice(raw.length))).length).toBeGreaterThan(1000);
    }
  });

  test('are not made of a release that lacks a file, or whose checksums say otherwise', () => {
    const missing = makeManifests((files) =>
      rmSync(join(files, `Collega-${version}-mac-arm64.dmg`)),
    );
    expect(missing).toMatchObject({ status: 1 });
    expect(missing.stderr).toContain('mac-arm64.dmg');
    const other = makeManifests((files) =>
      writeFileSync(
        join(files, 'SHA256SUMS'),
        `${'0'.repeat(64)}  Collega-${version}-mac-x64.dmg\n`,
      ),
    );
    expect(other).toMatchObject({ status: 1 });
    expect(other.stderr).toContain('SHA256SUMS says');
  });

  test('leave other files of the target folder alone', () => {
    const { target, read } = makeManifests((files) => {
      const notes = join(dirname(files), 'manifests/notes.txt');
      mkdirSync(dirname(notes));
      writeFileSync(notes, 'mine');
    });
    expect(read('notes.txt')).toBe('mine');
    expect(readdirSync(target).sort()).toEqual(['flathub', 'homebrew', 'notes.txt', 'winget']);
  });
});

/** The tools of AppStream and Ruby read them too, where they are installed. */
const has = (program: string) => spawnSync(program, ['--version']).status === 0;

test.skipIf(!has('appstreamcli'))('AppStream accepts the metainfo (needs appstreamcli)', () => {
  const { target } = makeManifests();
  const file = join(target, `${flathub}.metainfo.xml`);
  const { status, stdout } = spawnSync('appstreamcli', ['validate', '--no-net', file], {
    encoding: 'utf8',
  });
  expect(`${status} ${stdout}`).toMatch(/^0 /u);
});

test.skipIf(!has('ruby'))('Ruby parses the cask (needs ruby)', () => {
  const { target } = makeManifests();
  const { status, stderr } = spawnSync(
    'ruby',
    ['-c', join(target, 'homebrew/Casks/c/collega.rb')],
    {
      encoding: 'utf8',
    },
  );
  expect(`${status} ${stderr}`).toMatch(/^0 /u);
});
