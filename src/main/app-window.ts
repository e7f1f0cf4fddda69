import { app, BrowserWindow, type Session } from 'electron';
import { type Logger } from '../services/ports/logger.ts';
import { appAddress } from './app-url.ts';
import { appWindowPreferences } from './window-preferences.ts';

export interface AppWindowOptions {
  readonly session: Session;
  /** Absolute path of the built preload script. */
  readonly preload: string;
  readonly logger: Logger;
}

/** Opens the window of the app and shows it when its first content is there. */
export function openAppWindow({ session, preload, logger }: AppWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Collega',
    width: 1120,
    height: 800,
    minWidth: 720,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    // A copy: Electron writes into the object it is given.
    webPreferences: { ...appWindowPreferences, preload, session, devTools: !app.isPackaged },
  });
  window.once('ready-to-show', () => window.show());
  reloadOnceWhenGone(window, logger);
  window.loadURL(appAddress).catch((error: unknown) => {
    logger.error('the app page did not load', { reason: String(error) });
  });
  return window;
}

/** Once only: a page that dies again would die for ever. */
function reloadOnceWhenGone(window: BrowserWindow, logger: Logger): void {
  let reloaded = false;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    logger.error('the app page is gone', { reason, exitCode, reloading: !reloaded });
    if (reloaded || window.isDestroyed()) return;
    reloaded = true;
    window.webContents.reload();
  });
}
