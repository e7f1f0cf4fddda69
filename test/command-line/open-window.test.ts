import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const command = join(import.meta.dirname, '..', '..', 'out', 'node', 'collega.js');
/** Root gets no window at all: the browser would have no sandbox. */
const nobody = 65_534;
const asUser = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

// On Windows and macOS a browser is no script.
const why = process.platform === 'linux' ? null : 'a browser that is a script is for Linux';

test.skipIf(why !== null)(
  `collega start gives the built window to the browser${why ? ` (skipped: ${why})` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'collega-window-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
    const browser = join(folder, 'chromium');
    writeFileSync(browser, '#!/bin/sh\necho "the browser was started" >&2\nexit 7\n');
    chmodSync(browser, 0o755);
    if ('uid' in asUser) chownSync(folder, nobody, nobody);
    const { status, stderr, error } = spawnSync(
      process.execPath,
      [command, 'start', '--portable', '--data', join(folder, 'data')],
      {
        ...asUser,
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          PATH: process.env['PATH'],
          HOME: folder,
          TMPDIR: folder,
          DISPLAY: ':99',
          LANG: 'C.UTF-8',
          COLLEGA_BROWSER: browser,
          COLLEGA_KEY_STORE: 'off',
        },
      },
    );
    expect(error).toBeUndefined();
    // Its files were found: what is missing now is a browser that stays.
    expect(stderr).not.toMatch(/Internal error|ENOENT/);
    expect(stderr).toContain('ended as soon as it was started');
    expect(status).toBe(2);
  },
);
