import { fieldProblemCode, type FieldProblemCode } from '../../contract/failures.ts';

/** The contract's schemas carry problem codes as their messages; anything else is `invalid`. */
export function fieldProblemOf(
  error: { readonly message?: string | undefined } | undefined,
): FieldProblemCode | undefined {
  if (error === undefined) return undefined;
  const code = fieldProblemCode.safeParse(error.message);
  return code.success ? code.data : 'invalid';
}
