import { type ReviewInput } from '../reviewed-set-up.ts';
import { server, setUp } from './build-set-up.ts';

export const notif = server('notifications@example.com', { number: 9 });
export const john = server('john@example.com', { number: 1 });
export const jane = server('jane@example.com', { number: 2 });

/** John's server with another FROM filter, beside that of the notifications. */
export function withFilter(fromFilter: string, change: Partial<typeof john> = {}): ReviewInput {
  return setUp([{ ...john, fromFilter, ...change }, notif]);
}
