import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectronBinary, projectFolder } from './find-electron.ts';

export interface StartedElectron {
  readonly electron: ElectronApplication;
  readonly page: Page;
  end(): Promise<void>;
}

/** Starts the built app with a data folder of its own, and waits for its window. */
export async function startElectron(args: readonly string[] = []): Promise<StartedElectron> {
  const executablePath = findElectronBinary();
  if (executablePath === null) throw new Error('no Electron binary');
  const dataFolder = mkdtempSync(join(tmpdir(), 'collega-real-'));
  const electron = await _electron.launch({
    executablePath,
    // As users start it; Playwright would add --no-sandbox on Linux.
    chromiumSandbox: true,
    // With `executablePath` Playwright adds neither: the own key chain or keyring is no test's.
    args: ['--use-mock-keychain', '--password-store=basic', projectFolder, ...args],
    env: { ...process.env, COLLEGA_DATA_DIR: dataFolder },
  });
  const page = await electron.firstWindow();
  await page.waitForLoadState('load');
  return {
    electron,
    page,
    end: async () => {
      await electron.close();
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
