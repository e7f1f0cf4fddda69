import { app, BrowserWindow, type Session } from 'electron';
import { type Logger } from '../services/shell/ports/logger.ts';
import { type Language } from '../contract/settings.ts';
import { type Clock } from '../services/shell/ports/clock.ts';
import { appAddress } from './app-url.ts';
import { reportStart } from './report-start.ts';
import { recoverWindow } from './recover-window.ts';
import { appWindowPreferences } from './window-preferences.ts';

export interface AppWindowOptions {
  readonly session: Session;
  /** Absolute path of the built preload script. */
  readonly preload: string;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly language: Language;
}

/** Opens the window of the app and shows it when its first content is there. */
export function openAppWindow(options: AppWindowOptions): BrowserWindow {
  const { session, preload, logger, clock, language } = options;
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
  window.once('ready-to-show', () => {
    window.show();
    reportStart('window-shown');
  });
  recoverWindow(window, { logger, clock, language });
  window.loadURL(appAddress).catch((error: unknown) => {
    logger.error('the app page did not load', { reason: String(error) });
  });
  return window;
}
