import { type Finding } from '../../../contract/findings.ts';

/** Seconds that the server asked to wait, or null where it named no time. */
export function retryAfterOf({ params }: Pick<Finding, 'params'>): number | null {
  const said = params['retryAfterSeconds'] ?? '';
  return /^[1-9]\d*$/.test(said) ? Number(said) : null;
}

/** Whole seconds that are left of a wait; 0 when it is over. `elapsedMs` may begin before it. */
export function secondsLeft(seconds: number, elapsedMs: number): number {
  return Math.max(0, Math.ceil(seconds - elapsedMs / 1000));
}
