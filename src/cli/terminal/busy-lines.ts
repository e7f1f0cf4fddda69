import { type Terminal } from './terminal.ts';
import { translate } from './texts.ts';

const firstLineMs = 500;
const nextLinesMs = 5_000;
const counterMs = 1_000;

/**
 * Says what is being waited for once it takes longer than half a second, so that the user does not wonder
 * whether anything still happens: a counter on one line where someone watches, else a line every
 * five seconds.
 */
export class BusyLines {
  readonly #waits = new Map<string, () => void>();

  constructor(private readonly terminal: Terminal) {}

  /** Asks `describe` again for each line. */
  start(id: string, describe: () => string): void {
    const began = performance.now();
    const print = (): void => {
      const seconds = Math.round((performance.now() - began) / 1000);
      const line = `  ${translate('stillBusy', { step: describe(), seconds })}`;
      const counts = this.terminal.progress(line);
      if (!counts) this.terminal.note(line);
      timer = setTimeout(print, counts ? counterMs : nextLinesMs);
    };
    let timer = setTimeout(print, firstLineMs);
    this.stop(id);
    this.#waits.set(id, () => clearTimeout(timer));
  }

  stop(id: string): void {
    this.#waits.get(id)?.();
    if (this.#waits.has(id)) this.terminal.progress(null);
    this.#waits.delete(id);
  }

  /** Leaves no timer behind. */
  stopAll(): void {
    for (const id of [...this.#waits.keys()]) this.stop(id);
  }
}
