import { z } from 'zod';
import { maxPasteLength } from './paste-length.ts';
import { finding } from './findings.ts';
import { isoDateTime, mailboxAddress, recordId } from './identifiers.ts';
import { reportMask } from './report-mask.ts';
import { language } from './settings.ts';

/**
 * An explained text, to send to whoever must act: no test was made for it. Published as
 * docs/explanation.schema.json.
 */
export const explanationReport = z.strictObject({
  schema: z.literal('collega.explanation/1'),
  createdAt: isoDateTime,
  /** Language of the findings' texts. */
  language,
  mailboxesMasked: z.boolean(),
  organisationMasked: z.boolean(),
  collega: z.strictObject({
    version: z.string(),
    shell: z.enum(['electron', 'portable', 'terminal']),
    /** Operating system and processor, e.g. `win32 x64 10.0.26100`. */
    platform: z.string(),
  }),
  /** What was pasted, without its secrets. */
  text: z.string(),
  /** Causes before consequences; none where nothing was recognised. */
  findings: z.array(finding),
});
export type ExplanationReport = z.infer<typeof explanationReport>;

export const explanationRequest = z.strictObject({
  text: z.string().max(maxPasteLength, { error: 'too-long' }),
  /** Whose data fill the commands, and whose names are masked. */
  clientId: recordId.nullable(),
  /** The mailbox it is about, where its reader knows it and the text does not say. */
  mailbox: mailboxAddress.or(z.literal('')).default(''),
  language,
  mask: reportMask,
});
export type ExplanationRequest = z.infer<typeof explanationRequest>;
