import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { fieldProblemCode } from '../contract/failures.ts';
import { sayProblem } from './texts.ts';

/** `--timeout` of a whole test. */
export const timeoutSeconds = z.number().min(1).max(600);

/** An option's parser from a schema of the contract: the same rules as in the window's forms. */
export function parseOption<Value>(schema: z.ZodType<Value, string>): (text: string) => Value {
  return (text) => readOption(schema, text);
}

/** The same for a schema of numbers. */
export function parseNumberOption(schema: z.ZodType<number, number>): (text: string) => number {
  return (text) => readOption(schema, text.trim() === '' ? Number.NaN : Number(text));
}

function readOption<Value, Input>(schema: z.ZodType<Value, Input>, input: Input): Value {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const code = fieldProblemCode.safeParse(parsed.error.issues[0]?.message);
  throw new InvalidArgumentError(sayProblem(code.success ? code.data : 'invalid'));
}
