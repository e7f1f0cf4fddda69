import { type Clock } from '../../shell/ports/clock.ts';
import { type Logger } from '../../shell/ports/logger.ts';
import { type Records } from './records.ts';

/** Milliseconds between two looks at the files: one `stat` for each client. */
const lookEveryMs = 2_000;

/**
 * Lets an open window show what the command line or another window has changed, although nobody
 * comes back to it. Watching the folder instead (`fs.watch`) says nothing on a share of the network.
 */
export function followOtherPrograms(services: {
  readonly records: Records;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}): void {
  const { records, clock, logger, signal } = services;
  let cancel: () => void = () => undefined;
  const look = (): void => {
    try {
      records.announceChangesElsewhere();
    } catch (error) {
      // A share that is away is there again later; whoever reads meanwhile is told.
      logger.debug('the records could not be looked at', { error: String(error) });
    }
    if (!signal.aborted) cancel = clock.after(lookEveryMs, look);
  };
  signal.addEventListener('abort', () => cancel(), { once: true });
  look();
}
