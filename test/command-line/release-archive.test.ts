import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const isWindows = process.platform === 'win32';

test('the release archive runs from an empty folder: no npm, no registry, no bundler', () => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'collega-archive-test-')));
  onTestFinished(() => rmSync(base, { recursive: true, force: true, maxRetries: 10 }));
  const packing = spawnSync(process.execPath, [join(root, 'scripts/pack-release.mjs'), base], {
    encoding: 'utf8',
  });
  expect(packing.status, packing.stderr).toBe(0);
  const archive = packing.stdout.trim();

  // Where people unpack things: a folder with a blank in its name, and nothing above it.
  const folder = join(base, 'my programs');
  mkdirSync(folder);
  // Git for Windows brings a tar that knows no zip.
  const tar = isWindows ? `${process.env['SystemRoot'] ?? ''}\\System32\\tar.exe` : 'tar';
  const unpacking = spawnSync(tar, ['-xf', archive, '-C', folder], { encoding: 'utf8' });
  expect(unpacking.status, unpacking.stderr).toBe(0);
  const [name = ''] = readdirSync(folder);
  expect(name).toMatch(/^collega-\d+\.\d+\.\d+-\w+-\w+$/u);

  const run = (line: string): SpawnSyncReturns<string> =>
    spawnSync(isWindows ? `.\\collega.cmd ${line}` : `./collega ${line}`, {
      cwd: join(folder, name),
      shell: true,
      encoding: 'utf8',
      env: {
        // Node alone: npm is not found.
        PATH: [dirname(process.execPath), ...(isWindows ? [] : ['/usr/bin', '/bin'])].join(
          delimiter,
        ),
        npm_config_registry: 'http://127.0.0.1:9/',
        SystemRoot: process.env['SystemRoot'],
        TEMP: base,
        HOME: base,
        APPDATA: base,
        LC_ALL: 'en_GB.UTF-8',
        SSH_CONNECTION: 'a test',
        COLLEGA_KEY_STORE: 'off',
      },
    });
  expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+/u);
  expect(run('explain "535 5.7.139 SmtpClientAuthentication is disabled"').status).toBe(0);
  const demo = run('demo --terminal');
  expect(demo.status, demo.stderr).toBe(0);
  expect(demo.stdout).toContain('Passed');
  // The key store's module is there, and is the one of this system.
  const loaded = spawnSync(
    process.execPath,
    ['-e', "import('@napi-rs/keyring').then((module) => console.log(typeof module.Entry))"],
    { cwd: join(folder, name), encoding: 'utf8' },
  );
  expect(loaded.stdout.trim(), loaded.stderr).toBe('function');
});
