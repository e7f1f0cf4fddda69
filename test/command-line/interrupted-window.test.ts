import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../src/portable/find-browser.ts';

const root = join(import.meta.dirname, '..', '..');
const browser = findBrowser(process.platform, {
  ...process.env,
  COLLEGA_BROWSER: process.env['COLLEGA_TEST_BROWSER'],
});

/** Opens a window, and closes it by itself when it is interrupted, a moment later as Collega does. */
const script = `
import { launchWindow } from './launch-browser.mjs';
const settings = { browser: JSON.parse(process.argv[2]), processSandbox: false, headless: true,
  extraArguments: [], readPolicies: () => Promise.resolve({}) };
const window = await launchWindow(settings, { title: 'Collega', width: 400, height: 300 });
const end = () => setTimeout(() => window.close().then(() => process.exit(0)), 1000);
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, end);
console.log('open');
`;

// Windows ends a process at a signal without asking it.
const why = browser === null ? 'no browser' : process.platform === 'win32' ? 'no signals' : null;

test.skipIf(why !== null).each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  `%s lets Collega remove the profile of a window, with its cookies${why ? ` (${why})` : ''}`,
  async (signal) => {
    // Beside node_modules: the browser's driver cannot be bundled.
    const folder = mkdtempSync(join(root, 'node_modules', '.collega-interrupted-'));
    const temporary = mkdtempSync(join(tmpdir(), 'collega-interrupted-'));
    onTestFinished(() => {
      for (const each of [folder, temporary])
        rmSync(each, { recursive: true, force: true, maxRetries: 10 });
    });
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(root, 'src', 'portable', 'launch-browser.ts'),
        target: 'node20',
        outDir: folder,
        emptyOutDir: false,
        rolldownOptions: { output: { entryFileNames: 'launch-browser.mjs' } },
      },
    });
    const file = join(folder, 'interrupted.mjs');
    writeFileSync(file, script);
    const child = spawn(process.execPath, [file, JSON.stringify(browser)], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill(signal);
    const [status] = (await once(child, 'exit')) as [number | null];
    expect(status).toBe(0);
    expect(readdirSync(temporary).filter((name) => name.startsWith('collega-window-'))).toEqual([]);
  },
);
