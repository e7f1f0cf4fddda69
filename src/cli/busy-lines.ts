import { type Terminal } from './terminal.ts';
import { say } from './texts.ts';

const firstLineMs = 500;
const nextLinesMs = 5_000;

/**
 * Says what is being waited for once it takes longer than half a second, and every five seconds
 * after that, so that nobody wonders whether anything still happens.
 */
export class BusyLines {
  readonly #waits = new Map<string, () => void>();

  constructor(private readonly terminal: Terminal) {}

  start(id: string, step: string): void {
    const began = performance.now();
    const tell = (): void => {
      const seconds = Math.round((performance.now() - began) / 1000);
      this.terminal.note(`  ${say('stillBusy', { step, seconds })}`);
      timer = setTimeout(tell, nextLinesMs);
    };
    let timer = setTimeout(tell, firstLineMs);
    this.stop(id);
    this.#waits.set(id, () => clearTimeout(timer));
  }

  stop(id: string): void {
    this.#waits.get(id)?.();
    this.#waits.delete(id);
  }

  /** Leaves no timer behind. */
  stopAll(): void {
    for (const id of [...this.#waits.keys()]) this.stop(id);
  }
}
