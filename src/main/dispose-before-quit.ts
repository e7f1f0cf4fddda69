import { app } from 'electron';
import { type Clock } from '../services/shell/ports/clock.ts';
import { type Logger } from '../services/shell/ports/logger.ts';

/** How long closing may take in milliseconds before Collega ends all the same. */
const timeoutMs = 5_000;

/**
 * Holds back the first quit until all is put away. At `will-quit`, when the windows have closed: a
 * page that still saves, or asks the user, needs everything to be there, and may stop the quit. The
 * event does not wait for promises, so it is prevented, and quitting is asked for again.
 */
export function disposeBeforeQuit(
  dispose: () => Promise<void>,
  clock: Clock,
  logger: Logger,
): void {
  let state: 'running' | 'disposing' | 'disposed' = 'running';
  app.on('will-quit', (event) => {
    if (state === 'disposed') return;
    event.preventDefault();
    if (state === 'disposing') return;
    state = 'disposing';
    const quit = () => {
      if (state === 'disposed') return;
      state = 'disposed';
      cancelDeadline();
      app.quit();
    };
    const cancelDeadline = clock.after(timeoutMs, () => {
      logger.warn('closing took too long', { timeoutMs });
      quit();
    });
    dispose().then(quit, (error: unknown) => {
      logger.error('closing failed', { reason: String(error) });
      quit();
    });
  });
}
