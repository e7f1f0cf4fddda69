import { type Clock } from '../../shell/ports/clock.ts';

/**
 * Locks the vault when Collega was not used for some minutes. What is running (a test, a
 * sign-in) counts as use. Time that the machine slept counts as idle: the wall clock is asked too.
 */
export class IdleLock {
  #lastUse: number;
  #cancel: () => void = () => undefined;

  constructor(
    private readonly services: {
      readonly clock: Clock;
      /** Null: never. */
      readonly minutes: () => number | null;
      readonly isBusy: () => boolean;
      readonly lock: () => void;
    },
  ) {
    this.#lastUse = services.clock.now();
    this.#wait();
  }

  /** Collega is being used: locks first, should that be too late. */
  touch(): void {
    if (this.#restMs() <= 0 && !this.services.isBusy()) this.services.lock();
    this.#lastUse = this.services.clock.now();
    this.#wait();
  }

  /** Ends the wait and leaves no timer. */
  stop(): void {
    this.#cancel();
  }

  #restMs(): number {
    const minutes = this.services.minutes();
    if (minutes === null) return Infinity;
    return this.#lastUse + minutes * 60_000 - this.services.clock.now();
  }

  #wait(): void {
    this.#cancel();
    this.#cancel = () => undefined;
    const rest = this.#restMs();
    if (rest === Infinity) return;
    this.#cancel = this.services.clock.after(Math.max(rest, 1_000), () => {
      if (this.services.isBusy()) this.#lastUse = this.services.clock.now();
      else if (this.#restMs() <= 0) {
        this.services.lock();
        return;
      }
      this.#wait();
    });
  }
}
