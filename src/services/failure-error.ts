import { type Failure, type FieldProblem } from '../contract/failures.ts';

/** Carries an expected failure up to the bridge, which turns it into a value. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  constructor(readonly failure: Failure) {
    super('path' in failure ? `${failure.kind}: ${failure.path} (${failure.code})` : failure.kind);
  }
}

export function fail(failure: Failure): never {
  throw new FailureError(failure);
}

export function failField(field: string, problem: FieldProblem['problem']): never {
  fail({ kind: 'invalid-input', problems: [{ field, problem }] });
}
