import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { fieldProblemCode } from '../../contract/failures.ts';
import { translate } from '../terminal/texts.ts';
import { formatProblem } from '../terminal/window-texts.ts';

/** `--timeout` of a whole test. */
export const timeoutSeconds = z.number().min(1).max(600);

/** Whose format only the command line says. */
type Format = 'timeout' | 'date';

/** An option's parser from a schema of the contract: the same rules as in the window's forms. */
export function parseOption<Value>(
  schema: z.ZodType<Value, string>,
  format?: Format,
): (text: string) => Value {
  return (text) => readOption(schema, text, format);
}

/** The same for a schema of numbers. */
export function parseNumberOption(
  schema: z.ZodType<number, number>,
  format?: Format,
): (text: string) => number {
  return (text) => readOption(schema, text.trim() === '' ? Number.NaN : Number(text), format);
}

function readOption<Value, Input>(
  schema: z.ZodType<Value, Input>,
  input: Input,
  format: Format | undefined,
): Value {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'too_big' && issue.origin === 'string') {
    const count = Number(issue.maximum);
    throw new InvalidArgumentError(translate('fieldProblems.tooLong', { count }));
  }
  const code = fieldProblemCode.safeParse(issue?.message);
  const own = format === undefined ? formatProblem('invalid') : translate(`formats.${format}`);
  throw new InvalidArgumentError(code.success ? formatProblem(code.data) : own);
}
