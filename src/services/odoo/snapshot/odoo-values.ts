import { z } from 'zod';

// Odoo writes `false` for a value that is not set, whatever its type.

/** In characters: a filter of a thousand addresses takes 30,000. */
const maxText = 100_000;
const maxName = 300;

/** A text, or null for `false` and for an empty one. */
export const odooText = z
  .union([z.string(), z.literal(false), z.null()])
  .transform((value) =>
    value === false || value === null || value === '' ? null : value.slice(0, maxText),
  );

/** What is shown, and never written back. */
export const odooName = odooText.transform((name) => name?.slice(0, maxName) ?? null);

export const odooNumber = z
  .union([z.number(), z.literal(false), z.null()])
  .transform((value) => (typeof value === 'number' ? Math.trunc(value) : null));

export const odooBoolean = z.union([z.boolean(), z.null()]).transform((value) => value === true);

/** A many-to-one value of `search_read`: `[id, display name]`, or `false`. */
export const odooLink = z
  .union([z.tuple([z.number().int().positive(), z.string()]), z.literal(false), z.null()])
  .transform((value) =>
    Array.isArray(value) ? { id: value[0], name: value[1].slice(0, maxName) } : null,
  );

export const recordIds = z.array(z.number().int().positive());
