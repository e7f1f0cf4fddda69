import {
  type CallInput,
  type CallName,
  type CallValue,
  type CollegaApi,
} from '../../contract/index.ts';
import { type Failure } from '../../contract/failures.ts';

/** An expected failure, thrown because that is how the query library wants it. */
export class CallFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'CallFailure';
    this.failure = failure;
  }
}

/** A bug of the window itself has no log reference. */
const ofWindow: Failure = { kind: 'unexpected', reference: 'window' };

/** What went wrong, as a value again: the same one for the same error. */
export function failureOf(error: unknown): Failure {
  return error instanceof CallFailure ? error.failure : ofWindow;
}

/** Asks, and throws a CallFailure where the answer is a failure. */
export async function ask<Name extends CallName>(
  api: CollegaApi,
  name: Name,
  input: CallInput<Name>,
): Promise<CallValue<Name>> {
  const result = await api.call(name, input);
  if (!result.ok) throw new CallFailure(result.failure);
  return result.value;
}
