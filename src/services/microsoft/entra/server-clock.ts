import { type Clock } from '../../shell/ports/clock.ts';

/**
 * The authority's idea of the time, from the Date header of its last answer. Goes on by the
 * monotonic clock, so that correcting this computer's clock is noticed without asking again.
 */
export class ServerClock {
  #heard: { readonly serverTime: number; readonly at: number } | null = null;

  constructor(private readonly clock: Clock) {}

  /** @param serverTime milliseconds since the epoch; null when the answer had no Date */
  note(serverTime: number | null): void {
    if (serverTime !== null) this.#heard = { serverTime, at: this.clock.monotonic() };
  }

  /** Milliseconds since the epoch, to the second; null until the authority has answered once. */
  now(): number | null {
    if (this.#heard === null) return null;
    return this.#heard.serverTime + (this.clock.monotonic() - this.#heard.at);
  }
}
