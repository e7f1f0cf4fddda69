import { app, BrowserWindow, nativeTheme, type Session } from 'electron';
import { type Logger } from '../services/shell/ports/logger.ts';
import { type Language } from '../contract/settings.ts';
import { type Clock } from '../services/shell/ports/clock.ts';
import { appAddress } from './app-url.ts';
import { reportStart } from './report-start.ts';
import { recoverWindow } from './recover-window.ts';
import { readBounds, rememberBounds, smallest } from './window-bounds.ts';
import { appWindowPreferences } from './window-preferences.ts';

export interface AppWindowOptions {
  readonly session: Session;
  /** Absolute path of the built preload script. */
  readonly preload: string;
  /** PNG for the window list of Linux; the other systems take it from the program. */
  readonly icon: string | null;
  readonly dataFolder: string;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly language: () => Language;
  readonly onShown?: () => void;
}

/** A page that has not painted by then is shown as it is: a blank window tells more than none. */
const showAfterMs = 1_200;

/** `--page` of src/renderer/styles/colours.css: what is seen until the page paints, and on resizing. */
const pageColour = { light: '#f8f9fa', dark: '#1b1d26' };

/** Opens the window of the app and shows it when its first content is there, or soon at the latest. */
export function openAppWindow(options: AppWindowOptions): BrowserWindow {
  const { session, preload, icon, dataFolder, logger, clock, language } = options;
  const { bounds, isMaximized } = readBounds(dataFolder);
  const window = new BrowserWindow({
    title: 'Collega',
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? pageColour.dark : pageColour.light,
    ...(icon !== null && { icon }),
    // A copy: Electron writes into the object it is given.
    webPreferences: { ...appWindowPreferences, preload, session, devTools: !app.isPackaged },
  });
  let isShown = false;
  const show = () => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    // `maximize` shows a hidden window too.
    if (isMaximized) window.maximize();
    window.show();
    reportStart('window-shown');
    options.onShown?.();
  };
  window.once('ready-to-show', show);
  const cancelDeadline = clock.after(showAfterMs, () => {
    if (!isShown) logger.warn('the app page has not painted yet', { afterMs: showAfterMs });
    show();
  });
  window.on('closed', cancelDeadline);
  rememberBounds(window, dataFolder, logger);
  recoverWindow(window, { logger, clock, language });
  // What is wrong with it comes as `did-fail-load` (recover-window.ts).
  window.loadURL(appAddress).catch((error: unknown) => {
    logger.error('the app page did not load', { reason: String(error) });
  });
  return window;
}
