import { ipcMain, type BrowserWindow, type WebContents } from 'electron';
import { type Collega } from '../services/collega.ts';
import { type Logger } from '../services/shell/ports/logger.ts';
import { validateSender } from './validate-sender.ts';

/** The app windows that may ask, each with the signal that ends what it asked for. */
export class AskingWindows {
  readonly #controllers = new Map<number, AbortController>();

  get trustedIds(): ReadonlySet<number> {
    return new Set(this.#controllers.keys());
  }

  /**
   * Trusts a window's page until the window is gone. What a page asked for before it died goes on:
   * a sign-in waits in its own window, and the page that is loaded next joins it.
   */
  add(window: BrowserWindow): void {
    const { id } = window.webContents;
    this.#controllers.set(id, new AbortController());
    window.on('closed', () => {
      this.#controllers.get(id)?.abort();
      this.#controllers.delete(id);
    });
  }

  /** Aborted from the start for a window that is not trusted, or is there no more. */
  signalOf(contents: WebContents): AbortSignal {
    if (contents.isDestroyed()) return AbortSignal.abort();
    return this.#controllers.get(contents.id)?.signal ?? AbortSignal.abort();
  }
}

/** Answers `collega:call` of the app windows; the answer ends it. */
export function answerOverIpc(collega: Collega, windows: AskingWindows): () => void {
  ipcMain.handle('collega:call', (event, name: unknown, input: unknown) =>
    collega.bridge.answer(
      name,
      input,
      validateSender(event, windows.trustedIds),
      windows.signalOf(event.sender),
    ),
  );
  return () => ipcMain.removeHandler('collega:call');
}

/** Sends every event to a window until it is closed. */
export function sendEvents(collega: Collega, window: BrowserWindow, logger: Logger): void {
  const end = collega.onEvent((name, payload) => {
    if (window.isDestroyed()) return;
    try {
      window.webContents.send('collega:event', { name, payload });
    } catch (error) {
      // A page that has just died cannot be told; it asks again when it is back.
      logger.warn('an event was not sent', { name, reason: String(error) });
    }
  });
  window.on('closed', end);
}
