import { app, safeStorage, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { createCollega } from '../services/create-collega.ts';
import { readProxyOverride } from '../services/network/read-proxy-override.ts';
import { systemClock } from '../services/shell/ports/clock.ts';
import { type LogFile, type Logger } from '../services/shell/ports/logger.ts';
import { readWindowFiles } from '../services/shell/window-content/window-files.ts';
import { answerOverIpc, AskingWindows, sendEvents } from './answer-over-ipc.ts';
import { openAppSession } from './app-session.ts';
import { openAppWindow } from './app-window.ts';
import { setApplicationMenu } from './application-menu.ts';
import { disposeBeforeQuit } from './dispose-before-quit.ts';
import { openRecordsFile } from './electron-records-file.ts';
import { createElectronShell } from './electron-shell.ts';
import { quitAfterClosing } from './quit-after-closing.ts';
import { createPopupUrlPolicy, readSandboxOrigin } from './popup-url-policy.ts';
import { createSafeStorageSecretStore } from './safe-storage-secret-store.ts';
import { chooseSystemLanguage } from './system-language.ts';

export interface RunAppOptions {
  readonly dataFolder: string;
  readonly logger: Logger;
  readonly logFile: LogFile;
  /** Start the practice tenant in this process. */
  readonly withSandbox: boolean;
}

/** Composes the app and opens its window. After `ready`. @throws what createCollega throws. */
export async function runApp(options: RunAppOptions): Promise<void> {
  const { dataFolder, logger, logFile, withSandbox } = options;
  let appWindow: BrowserWindow | null = null;
  app.on('second-instance', () => bringToFront(appWindow));
  setApplicationMenu(process.platform);
  const language = chooseSystemLanguage(app.getPreferredSystemLanguages());
  const quitWith = quitAfterClosing();

  const recordsFile = openRecordsFile(dataFolder);

  const sandbox = withSandbox ? await startSandbox(dataFolder) : null;
  const environment = sandbox?.environment ?? null;
  const { COLLEGA_PROXY, COLLEGA_PROXY_PASSWORD } = process.env;
  // Chromium's processes that are still to come would inherit it.
  delete process.env['COLLEGA_PROXY_PASSWORD'];
  const override = readProxyOverride(COLLEGA_PROXY, COLLEGA_PROXY_PASSWORD);
  if (override.kind === 'refused') logger.warn('COLLEGA_PROXY is not used', override);
  const collega = await createCollega({
    version: app.getVersion(),
    shell: createElectronShell({
      appWindow: () => appWindow,
      policy: createPopupUrlPolicy(readSandboxOrigin(environment)),
      logger,
    }),
    secretStore: createSafeStorageSecretStore(safeStorage, process.platform),
    recordsFile,
    dataFolder,
    systemLanguage: language,
    clock: systemClock,
    logger,
    logFile,
    sandbox: environment,
    passphrase: null,
    proxyOverride: override.kind === 'proxy' ? override.proxy : null,
  });

  const windows = new AskingWindows();
  const stopAnswering = answerOverIpc(collega, windows);
  const session = openAppSession(readWindowFiles(join(import.meta.dirname, '../renderer')));
  const preload = join(import.meta.dirname, '../preload/index.cjs');
  const open = () => {
    const window = openAppWindow({
      session,
      preload,
      logger,
      clock: systemClock,
      language,
    });
    windows.add(window);
    quitWith(window);
    sendEvents(collega, window, logger);
    window.on('closed', () => {
      appWindow = null;
    });
    appWindow = window;
  };
  open();

  // macOS: an app stays without windows, and its icon brings one back.
  app.on('activate', () => {
    if (appWindow === null) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  const dispose = async () => {
    stopAnswering();
    await collega.dispose();
    await sandbox?.close();
  };
  disposeBeforeQuit(dispose, systemClock, logger);
}

/** Loaded only when asked for: the practice tenant is no part of a plain start. */
async function startSandbox(stateFolder: string): Promise<Sandbox> {
  const sandbox = await import('../sandbox/start-sandbox.ts');
  return sandbox.startSandbox({ stateFolder });
}

function bringToFront(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
