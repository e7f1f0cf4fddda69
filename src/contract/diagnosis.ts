import { z } from 'zod';
import { query } from './call.ts';
import { finding } from './findings.ts';
import { mailboxAddress, recordId } from './identifiers.ts';
import { maxPasteLength } from './paste-length.ts';

/** A finding about the Azure app of a client, said once for all the mailboxes that it stops. */
export const clientAlert = z.strictObject({
  finding,
  /** Addresses of the mailboxes that stopped for it; empty for a warning ahead of time. */
  mailboxes: z.array(z.string()),
});
export type ClientAlert = z.infer<typeof clientAlert>;

/** The lines of a text that decided a finding, as characters. */
export const decidingPlaces = z.array(
  z.strictObject({
    code: z.string(),
    start: z.number().int().nonnegative(),
    end: z.number().int().nonnegative(),
  }),
);

export const diagnosisCalls = {
  /**
   * Explains text that someone pasted. With a client, commands are filled with its data. No
   * findings: nothing was recognised.
   */
  'diagnosis.explain': query(
    z.strictObject({
      text: z.string().max(maxPasteLength, { error: 'too-long' }),
      clientId: recordId.nullable(),
      /** The mailbox it is about, where its reader knows it and the text does not say. */
      mailbox: mailboxAddress.or(z.literal('')).default(''),
    }),
    z.strictObject({
      /** Causes before consequences, each once. */
      findings: z.array(finding),
      /** The text without its tokens, codes and secrets. */
      masked: z.string(),
      /** The lines of `masked` that decided a finding, as characters. */
      decided: decidingPlaces,
      /** What the text shows where no finding could be given. */
      understood: z.strictObject({
        service: z.string().nullable(),
        codes: z.array(z.string()),
        traceId: z.string().nullable(),
        correlationId: z.string().nullable(),
      }),
    }),
  ),
  /** What is wrong with the client's Azure app, and so with all its mailboxes at once (row 99). */
  'diagnosis.alerts': query(z.strictObject({ clientId: recordId }), z.array(clientAlert), {
    shows: ['clients', 'mailbox-links'],
  }),
};
