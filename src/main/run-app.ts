import { app, safeStorage, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox } from '../sandbox/start-sandbox.ts';
import { createCollega } from '../services/create-collega.ts';
import { readProxyOverride } from '../services/network/read-proxy-override.ts';
import { systemClock } from '../services/shell/ports/clock.ts';
import { type LogFile, type Logger } from '../services/shell/ports/logger.ts';
import { wantsPractice } from '../services/shell/start-handshake.ts';
import { readWindowFiles } from '../services/shell/window-content/window-files.ts';
import { answerOverIpc, AskingWindows, sendEvents } from './answer-over-ipc.ts';
import { openAppSession } from './app-session.ts';
import { openAppWindow } from './app-window.ts';
import { setApplicationMenu } from './application-menu.ts';
import { chooseClientCertificates } from './choose-identity.ts';
import { showContextMenus } from './context-menu.ts';
import { disposeBeforeQuit } from './dispose-before-quit.ts';
import { openRecordsFile } from './electron-records-file.ts';
import { createElectronShell } from './electron-shell.ts';
import { followSettings } from './follow-settings.ts';
import { hurryKeyStore, useLateKeyStore } from './hurry-key-store.ts';
import { practiseForStarter } from './practise-for-starter.ts';
import { createPopupUrlPolicy, readSandboxOrigin } from './popup-url-policy.ts';
import { createSafeStorageSecretStore } from './safe-storage-secret-store.ts';
import { chooseSystemLanguage } from './system-language.ts';

export interface RunAppOptions {
  readonly dataFolder: string;
  readonly logger: Logger;
  readonly logFile: LogFile;
  /** Start the practice tenant in this process. */
  readonly withSandbox: boolean;
  /** Of COLLEGA_PROXY; its variable is gone by now. */
  readonly proxyPassword: string | undefined;
}

/** Composes the app and opens its window. After `ready`. @throws what createCollega throws. */
export async function runApp(options: RunAppOptions): Promise<void> {
  const { dataFolder, logger, logFile, withSandbox } = options;
  let appWindow: BrowserWindow | null = null;
  app.on('second-instance', () => bringToFront(appWindow));
  const systemLanguage = chooseSystemLanguage(app.getPreferredSystemLanguages());
  const quitWith = quitAfterClosing();

  const recordsFile = openRecordsFile(dataFolder);

  const practises = withSandbox && wantsPractice(process.env);
  const sandbox = withSandbox ? await startSandbox(dataFolder, practises) : null;
  const environment = sandbox?.environment ?? null;
  const override = readProxyOverride(process.env['COLLEGA_PROXY'], options.proxyPassword);
  if (override.kind === 'refused') logger.warn('COLLEGA_PROXY is not used', override);
  let spoken = () => systemLanguage;
  const keyStore = hurryKeyStore(
    createSafeStorageSecretStore(safeStorage, process.platform),
    systemClock,
  );
  const collega = await createCollega({
    version: app.getVersion(),
    shell: createElectronShell({
      appWindow: () => appWindow,
      policy: createPopupUrlPolicy(readSandboxOrigin(environment)),
      logger,
      language: () => spoken(),
    }),
    secretStore: keyStore.store,
    recordsFile,
    dataFolder,
    systemLanguage,
    clock: systemClock,
    logger,
    logFile,
    sandbox: environment,
    passphrase: null,
    proxyOverride: override.kind === 'proxy' ? override.proxy : null,
  });

  const language = await followSettings(collega, systemLanguage, (changed) =>
    setApplicationMenu(process.platform, changed),
  );
  spoken = language;
  chooseClientCertificates(language);
  showContextMenus(language);
  keyStore.started(() => {
    useLateKeyStore(collega.bridge, keyStore.store, logger).catch((error: unknown) => {
      logger.error('the late key store was not used', { reason: String(error) });
    });
  });

  const windows = new AskingWindows();
  const stopAnswering = answerOverIpc(collega, windows);
  const session = openAppSession(readWindowFiles(join(import.meta.dirname, '../renderer')));
  const preload = join(import.meta.dirname, '../preload/index.cjs');
  const open = () => {
    const window = openAppWindow({
      session,
      preload,
      icon: findWindowIcon(),
      dataFolder,
      logger,
      clock: systemClock,
      language,
      ...(practises && { onShown: () => void practiseForStarter(collega.bridge) }),
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
async function startSandbox(stateFolder: string, signedIn: boolean): Promise<Sandbox> {
  const sandbox = await import('../sandbox/start-sandbox.ts');
  return sandbox.startSandbox({ stateFolder, signedIn });
}

/** Linux shows it for windows; the other systems take it from the program. Packed, or in the project. */
function findWindowIcon(): string | null {
  if (process.platform !== 'linux') return null;
  const files = ['icon.png', 'build/icons/png/256x256.png'];
  return files.map((file) => join(app.getAppPath(), file)).find((file) => existsSync(file)) ?? null;
}

function bringToFront(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/**
 * A quit that the page has stopped, to save or to ask, goes on when the page lets its window go.
 * Without this, macOS would close the window and stay. Electron's docs of `close`: it comes before
 * the page is asked.
 */
export function quitAfterClosing(): (window: BrowserWindow) => void {
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  return (window) => {
    let forQuit = false;
    window.on('close', () => {
      forQuit = quitting;
      quitting = false;
    });
    window.on('closed', () => {
      if (forQuit) app.quit();
    });
  };
}
