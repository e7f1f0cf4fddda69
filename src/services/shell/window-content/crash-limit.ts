import { type Clock } from '../ports/clock.ts';

const minuteMs = 60_000;
/** The third crash within a minute is one too many: the next page would die of the same. */
const maxCrashes = 2;

/** Decides whether a window whose page has crashed is opened again by itself. */
export class CrashLimit {
  readonly #clock: Pick<Clock, 'monotonic'>;
  #crashes: number[] = [];

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /** Counts a crash; answers whether to try again without asking. */
  allowsAnother(): boolean {
    const now = this.#clock.monotonic();
    this.#crashes = [...this.#crashes.filter((at) => now - at < minuteMs), now];
    return this.#crashes.length <= maxCrashes;
  }

  /** The user has decided to try again. */
  startOver(): void {
    this.#crashes = [];
  }
}
