import { z } from 'zod';
import { command, query } from './call.ts';

/** From the fewest lines to the most. */
export const logLevel = z.enum(['error', 'warn', 'info', 'debug', 'trace']);
export type LogLevel = z.infer<typeof logLevel>;

export const logState = z.strictObject({
  /** For as long as this Collega runs; `info` again afterwards. */
  level: logLevel,
  /** The present file; older ones lie beside it. */
  path: z.string(),
});
export type LogState = z.infer<typeof logState>;

export const logCalls = {
  /** Null where nothing is logged to a file. */
  'logs.read': query(z.strictObject({}), logState.nullable()),
  'logs.setLevel': command(z.strictObject({ level: logLevel }), logState.nullable(), {
    changes: [],
  }),
  /** Shows the folder of the log in the system's file manager; false where there is none. */
  'logs.openFolder': command(z.strictObject({}), z.strictObject({ opened: z.boolean() }), {
    changes: [],
  }),
};
