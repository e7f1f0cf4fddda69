import { dialog, type BrowserWindow } from 'electron';
import { translateCrash } from '../languages/translate-crash.ts';
import { fillIn, translateDesktop } from '../languages/translate-desktop.ts';
import { type Language } from '../contract/settings.ts';
import { type Clock } from '../services/shell/ports/clock.ts';
import { type Logger } from '../services/shell/ports/logger.ts';
import { CrashLimit } from '../services/shell/window-content/crash-limit.ts';

/** net::ERR_ABORTED: another navigation took its place. */
const errAborted = -3;

interface RecoverOptions {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly language: () => Language;
}

/**
 * Loads the page of the app window again when its process has died, and asks when it does not
 * answer or load. What was asked goes on meanwhile: the new page picks sign-ins and drafts up. The third
 * crash within a minute is left to the user, since that page would die for ever.
 */
export function recoverWindow(window: BrowserWindow, options: RecoverOptions): void {
  const { logger } = options;
  const crashes = new CrashLimit(options.clock);
  const { webContents } = window;

  const askWhetherAgain = async (message: string, detail: string): Promise<void> => {
    const texts = translateCrash(options.language());
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message,
      detail,
      buttons: [texts.again, texts.close],
      cancelId: 1,
    });
    if (window.isDestroyed()) return;
    if (response === 1) {
      window.destroy();
      return;
    }
    crashes.startOver();
    webContents.reload();
  };

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (window.isDestroyed()) return;
    const reloading = crashes.allowsAnother();
    logger.error('the app page is gone', { reason, exitCode, reloading });
    if (reloading) webContents.reload();
    else {
      const { title, text } = translateCrash(options.language());
      askWhetherAgain(title, text).catch((error: unknown) => logWhy(logger, error));
    }
  });
  webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (!isMainFrame || code === errAborted || window.isDestroyed()) return;
    const { title, text } = translateDesktop(options.language()).notLoaded;
    const detail = fillIn(text, { reason: description });
    askWhetherAgain(title, detail).catch((error: unknown) => logWhy(logger, error));
  });

  let asking: AbortController | null = null;
  const askWhileHanging = async (): Promise<void> => {
    asking = new AbortController();
    const texts = translateCrash(options.language());
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: texts.hangs,
      detail: texts.hangsText,
      buttons: [texts.wait, texts.reload],
      cancelId: 0,
      signal: asking.signal,
    });
    asking = null;
    // The end of its process is what loads the page again.
    if (response === 1 && !window.isDestroyed()) webContents.forcefullyCrashRenderer();
  };
  window.on('unresponsive', () => {
    logger.warn('the app page does not answer', {});
    if (asking === null) askWhileHanging().catch((error: unknown) => logWhy(logger, error));
  });
  window.on('responsive', () => asking?.abort());
}

function logWhy(logger: Logger, error: unknown): void {
  logger.error('the user could not be asked', { reason: String(error) });
}
