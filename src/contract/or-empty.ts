import { z } from 'zod';

/** The same rules for what is there, and no complaint about what is not there yet. */
export function orEmpty(schema: z.ZodType<string, string>) {
  return z.string().transform((value, context) => {
    if (value.trim() === '') return '';
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const message = parsed.error.issues[0]?.message ?? 'invalid';
    context.issues.push({ code: 'custom', message, input: value });
    return z.NEVER;
  });
}
