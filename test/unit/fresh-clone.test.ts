import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');
const first = { version: '1.0.0', integrity: 'sha512-one' };
const forAnotherSystem = { version: '3.0.0', optional: true, os: ['aix'] };

interface Clone {
  readonly folder: string;
  readonly run: (env?: Record<string, string>) => { status: number | null; err: string };
  readonly installed: () => boolean;
}

/** A clone with the project's scripts, and an `npm` that notes that it was called. */
function cloneWith(modules: Record<string, unknown> | null): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'collega-clone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
  const packages = { '': {}, 'node_modules/first': first, 'node_modules/aix': forAnotherSystem };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  if (modules !== null) {
    for (const path of Object.keys(modules)) mkdirSync(join(folder, path), { recursive: true });
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    const hidden = join(folder, 'node_modules', '.package-lock.json');
    writeFileSync(hidden, JSON.stringify({ packages: modules }));
  }
  const bin = join(folder, 'bin');
  const note = join(folder, 'called');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$@" > "${note}"\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  writeFileSync(join(bin, 'npm.cmd'), `@echo %* > "${note}"\r\n`);
  return {
    folder,
    run: (env = {}) => {
      const script = join(folder, 'scripts', 'ensure-installed.mjs');
      const PATH = [bin, process.env['PATH'] ?? ''].join(delimiter);
      const result = spawnSync(process.execPath, [script], {
        env: { ...process.env, PATH, ...env },
      });
      return { status: result.status, err: result.stderr.toString() };
    },
    installed: () => existsSync(note),
  };
}

describe('a clone', () => {
  it('without packages gets them, and is told so', () => {
    const clone = cloneWith(null);
    expect(clone.run()).toEqual({
      status: 0,
      err: 'The packages are not installed yet: running npm ci …\n',
    });
    expect(clone.installed()).toBe(true);
  });

  it.each([
    ['an older version', { 'node_modules/first': { ...first, version: '0.9.0' } }],
    ['other content', { 'node_modules/first': { ...first, integrity: 'sha512-two' } }],
    ['a package too few', {}],
    ['a package too many', { 'node_modules/first': first, 'node_modules/second': first }],
  ])('that differs from the lock file by %s is installed again', (_, modules) => {
    const clone = cloneWith(modules);
    expect(clone.run().err).toMatch(/not those of package-lock\.json: running npm ci/);
    expect(clone.installed()).toBe(true);
  });

  it('of which a package was removed by hand is installed again', () => {
    const clone = cloneWith({ 'node_modules/first': first });
    rmSync(join(clone.folder, 'node_modules', 'first'), { recursive: true });
    clone.run();
    expect(clone.installed()).toBe(true);
  });

  it('with the packages of the lock file starts at once', () => {
    const clone = cloneWith({ 'node_modules/first': first });
    expect(clone.run()).toEqual({ status: 0, err: '' });
    expect(clone.installed()).toBe(false);
  });

  it.each(['18.20.8', '20.18.3', '21.7.3', '22.12.0', '23.11.0'])(
    'is not installed by Node %s, in which its build cannot run',
    (version) => {
      const clone = cloneWith(null);
      const { status, err } = clone.run({ COLLEGA_TEST_NODE_VERSION: version });
      expect(status).toBe(1);
      expect(err).toContain(`This is Node ${version}. Collega needs Node 20.19 or later, 22.13`);
      expect(clone.installed()).toBe(false);
    },
  );

  it.each(['20.19.0', '22.13.0', '24.0.0', '26.12.1'])('may use Node %s', (version) => {
    const clone = cloneWith({ 'node_modules/first': first });
    expect(clone.run({ COLLEGA_TEST_NODE_VERSION: version }).status).toBe(0);
  });
});

describe('a build whose native module is blocked', () => {
  it('names the cause below the message about optional dependencies', () => {
    const clone = cloneWith({ 'node_modules/first': first });
    const rolldown = join(clone.folder, 'node_modules', 'rolldown');
    mkdirSync(rolldown, { recursive: true });
    writeFileSync(join(rolldown, 'package.json'), '{"type":"module","exports":"./index.js"}');
    const blocked =
      `const cause = Object.assign(new Error('An Application Control policy has blocked this file.'),` +
      ` { code: 'ERR_DLOPEN_FAILED' });\n` +
      `throw new Error('Cannot find native binding. npm has a bug.\\nMore', { cause });\n`;
    writeFileSync(join(rolldown, 'index.js'), blocked);
    const script = join(clone.folder, 'scripts', 'explain-native-module.mjs');
    const code = `import { pathToFileURL } from 'node:url';
      const { explainNativeModules } = await import(pathToFileURL(process.argv[1]));
      Object.defineProperty(process, 'platform', { value: 'win32' });
      console.log(await explainNativeModules());`;
    const args = ['--input-type=module', '-e', code, script];
    const { stdout, stderr } = spawnSync(process.execPath, args);
    expect(stderr.toString()).toBe('');
    expect(stdout.toString().split('\n').slice(0, 4)).toEqual([
      'The build cannot load the native module of "rolldown":',
      '  Cannot find native binding. npm has a bug.',
      '  ERR_DLOPEN_FAILED: An Application Control policy has blocked this file.',
      'On Windows 11, Smart App Control and AppLocker block such modules since they are not signed',
    ]);
  });
});
