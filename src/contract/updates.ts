import { z } from 'zod';
import { command, query } from './call.ts';
import { isoDateTime } from './identifiers.ts';

/** A version newer than this one, as its publisher announced it. */
export const newerVersion = z.strictObject({
  version: z.string(),
  publishedOn: z.iso.date(),
  /** In the user's language, plain text of a few lines. */
  notes: z.string(),
  /** The page of that version, for a user's own browser. */
  page: z.url(),
});
export type NewerVersion = z.infer<typeof newerVersion>;

export const updateState = z.strictObject({
  /** Off until the user switches it on. */
  enabled: z.boolean(),
  /** Why this Collega cannot check, or null: it names no publisher's key, or it is the practice tenant. */
  unavailable: z.enum(['no-key', 'practice']).nullable(),
  /** When the announcement was last asked for, with or without an answer. */
  checkedAt: isoDateTime.nullable(),
  newer: newerVersion.nullable(),
});
export type UpdateState = z.infer<typeof updateState>;

/** Why a check that was asked for says nothing about the newest version. */
export const updateProblem = z.enum([
  'unavailable',
  'not-reached',
  'status',
  'not-an-announcement',
  'signature',
  'too-long',
]);
export type UpdateProblem = z.infer<typeof updateProblem>;

export const updateCheck = z.strictObject({
  state: updateState,
  /** Null: the announcement was read, and `state` is up to date. */
  problem: z
    .strictObject({
      kind: updateProblem,
      /** The other side's words, or empty. */ text: z.string(),
    })
    .nullable(),
});
export type UpdateCheck = z.infer<typeof updateCheck>;

export const updateCalls = {
  'updates.read': query(z.strictObject({}), updateState, { shows: ['settings'] }),
  'updates.enable': command(z.strictObject({ enabled: z.boolean() }), updateState, {
    changes: ['settings'],
  }),
  /** Asks now, whatever is set: the user wants it. */
  'updates.check': command(z.strictObject({}), updateCheck, { changes: ['settings'] }),
  /** Asks when it is switched on and the last time was a day ago; what goes wrong is only logged. */
  'updates.checkWhenDue': command(z.strictObject({}), updateState, { changes: ['settings'] }),
  /** Opens the page of the newer version in the user's browser. Nothing is downloaded. */
  'updates.openPage': command(z.strictObject({}), z.null(), { changes: [] }),
};
