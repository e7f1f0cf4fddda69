import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPortableApp, type PortableApp } from '../../../src/portable/open-portable-app.ts';
import { type BrowserSettings } from '../../../src/portable/launch-browser.ts';
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { createFileLogger } from '../../../src/services/store/logging/file-logger.ts';
import { systemClock } from '../../../src/services/shell/ports/clock.ts';
import { noSecretStore } from '../../../src/services/shell/ports/secret-store.ts';
import { openJsonRecordsFile } from '../../../src/services/store/records/json-records-file.ts';
import { testBrowserSettings } from './test-browser.ts';

export interface OpenedApp extends PortableApp {
  readonly dataFolder: string;
  end(): Promise<void>;
}

/** Opens the built renderer in a real browser, with the practice tenant and a data folder of its own. */
export async function openWindow(
  browserSettings: BrowserSettings = testBrowserSettings(),
): Promise<OpenedApp> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'collega-security-'));
  const sandbox = await startSandbox({ stateFolder: null });
  const tidyUp = async () => {
    await sandbox.close();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    const app = await openPortableApp({
      version: '0.0.0-test',
      secretStore: noSecretStore,
      recordsFile: openJsonRecordsFile(dataFolder),
      dataFolder,
      systemLanguage: 'en',
      clock: systemClock,
      ...createFileLogger(dataFolder),
      sandbox: sandbox.environment,
      passphrase: null,
      rendererFolder: join(import.meta.dirname, '../../../out/renderer'),
      downloadsFolder: join(dataFolder, 'downloads'),
      browserSettings,
    });
    return {
      get page() {
        return app.page;
      },
      collega: app.collega,
      closed: app.closed,
      close: app.close,
      dataFolder,
      end: async () => {
        await app.close();
        await tidyUp();
      },
    };
  } catch (error) {
    await tidyUp();
    throw error;
  }
}
