import { z } from 'zod';
import { command, query } from './call.ts';
import { isoDateTime } from './identifiers.ts';

/** Drafts at a time; the one kept longest ago gives way. */
export const maxDrafts = 50;
/** Characters of one draft as JSON: far above the longest form. */
export const maxDraftLength = 20_000;

/** Names the form: a record, or the place of a new one. */
export const draftKey = z.string().min(1).max(200);

/** What was typed, by field. Never a secret: forms leave those out, and the services refuse them. */
export const draftContent = z
  .record(z.string().max(100), z.json())
  .refine((content) => JSON.stringify(content).length <= maxDraftLength, { error: 'too-long' });
export type DraftContent = z.infer<typeof draftContent>;

/**
 * Unsaved changes, held in the services' memory alone: they outlive a crash of the window, never
 * Collega itself, and nothing half-typed ever reaches the disk.
 */
export const draftCalls = {
  'drafts.keep': command(z.strictObject({ key: draftKey, content: draftContent }), z.null(), {
    changes: [],
  }),
  'drafts.read': query(z.strictObject({ key: draftKey }), draftContent.nullable()),
  'drafts.drop': command(z.strictObject({ key: draftKey }), z.null(), { changes: [] }),
  /** Newest first. Empty: the window holds no unsaved changes. */
  'drafts.list': query(
    z.strictObject({}),
    z.array(z.strictObject({ key: draftKey, keptAt: isoDateTime })),
  ),
};
