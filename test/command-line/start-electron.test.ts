import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCollega, type Ended } from './support/run-collega.ts';

const isWindows = process.platform === 'win32';
if (isWindows) process.stdout.write('skipped: a counterfeit Electron is a shell script\n');

/** Starts Collega with an Electron that is this shell script. */
function startWith(
  script: string,
  { args = ['start'], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'collega-counterfeit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const binary = join(folder, 'electron');
  writeFileSync(binary, `#!/bin/sh\n${script}\n`);
  chmodSync(binary, 0o755);
  const place = args.includes('--data') ? [] : ['--data', join(folder, 'data')];
  return runCollega([...args, ...place], {
    // No browser, so that the next way is the same on every machine.
    env: {
      DISPLAY: ':99',
      COLLEGA_BROWSER: join(folder, 'no-browser'),
      ELECTRON_OVERRIDE_DIST_PATH: folder,
      ...env,
    },
  });
}

const suid =
  '[9:1129/1:FATAL:setuid_sandbox_host.cc(166)] The SUID sandbox helper binary was found, but is not configured correctly.';

test.skipIf(isWindows).each([
  ['denied its sandbox', `echo '${suid}' >&2; kill -TRAP $$`, /lets only programs with a profile/],
  [
    'root',
    'echo "Running as root without --no-sandbox is not supported" >&2; exit 1',
    /its process sandbox does not start as root/,
  ],
  [
    'without a library',
    'echo "electron: error while loading shared libraries: libnss3.so: cannot open" >&2; exit 127',
    /the library libnss3\.so is missing/,
  ],
  ['not found', 'exit 127', /a library that it needs is missing/],
  ['ended by status 1', 'echo "something else" >&2; exit 1', /exit status 1: something else/],
  ['ended with status 0', 'exit 0', /ended before it showed a window \(exit status 0\)/],
])(
  'an Electron that is %s is explained, and the next way is tried',
  async (_what, script, says) => {
    const { status, err } = await startWith(script);
    expect(err).toMatch(says);
    expect(err).toContain('No Chrome, Edge or Chromium can show a window here');
    expect(err).not.toContain('FATAL');
    expect(status).toBe(2);
  },
);

test.skipIf(isWindows)('a window that was shown and closed ends well', async () => {
  const { status, err } = await startWith('echo "collega-handshake: window-shown"; exit 0');
  expect(err).toContain('Collega is open in Electron');
  expect(status).toBe(0);
});

test.skipIf(isWindows)('a crash after the window was shown is an internal error', async () => {
  const { status, err } = await startWith('echo "collega-handshake: window-shown"; kill -SEGV $$');
  expect(err).toContain('ended unexpectedly (SIGSEGV)');
  expect(status).toBe(3);
});

test.skipIf(isWindows)('a second start says that Collega is open already', async () => {
  const { status, err } = await startWith('echo "collega-handshake: already-open"');
  expect(err).toContain('its window was brought to the front');
  expect(status).toBe(0);
});

test.skipIf(isWindows)(
  'Electron gets an absolute data folder, the log level, and no variable that makes it a Node',
  async () => {
    const { err } = await startWith('echo "collega-handshake: window-shown"; sleep 0.2; env >&2', {
      args: ['start', '--data', './elsewhere'],
      env: {
        COLLEGA_DATA_DIR: './relative',
        COLLEGA_LOG_LEVEL: 'debug',
        COLLEGA_PASSPHRASE: 'never handed on',
        ELECTRON_RUN_AS_NODE: '1',
        NODE_OPTIONS: '--no-warnings',
      },
    });
    expect(err).toContain('COLLEGA_LOG_LEVEL=debug');
    expect(err).toContain(`COLLEGA_DATA_DIR=${resolve('elsewhere')}`);
    expect(err).not.toMatch(/ELECTRON_RUN_AS_NODE|NODE_OPTIONS|never handed on/u);
  },
);

test.skipIf(isWindows)(
  'the demo runs in the terminal where Electron shows no window',
  async () => {
    const { status, err, out } = await startWith('exit 127', { args: ['demo'] });
    expect(err).toContain('a library that it needs is missing');
    expect(out).toContain('works both ways');
    expect(status).toBe(0);
  },
  60_000,
);

test('a relative data folder is resolved once, for every shell', async () => {
  const { defaultDataFolder } = await import('../../src/services/store/data-folder.ts');
  expect(defaultDataFolder('linux', { COLLEGA_DATA_DIR: './rel' }, '/home/a')).toBe(resolve('rel'));
});
