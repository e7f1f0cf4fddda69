import { wordsOfNode } from '../../network/node-errors.ts';
import { codeOfTls } from '../../diagnosis/tls-reason.ts';
import { DeadlinePassed, StepFailure, TestCancelled } from '../step-failure.ts';

/** Turns Node's error of a DNS, TCP or TLS attempt into the step's failure; cancelling stays as it is. */
export function networkFailure(
  stage: 'dns' | 'tcp' | 'tls',
  error: unknown,
  detail: StepFailure['detail'] = {},
): StepFailure | TestCancelled {
  if (error instanceof TestCancelled || error instanceof StepFailure) return error;
  if (error instanceof DeadlinePassed) {
    return new StepFailure(
      { kind: 'network', stage, code: 'ETIMEDOUT', text: error.message },
      detail,
    );
  }
  return new StepFailure(
    { kind: 'network', stage, code: codeOf(error), text: textOf(error) },
    detail,
  );
}

/** Node's own code: nodemailer moves it to `originalCode` (rule 10 of failures.md). */
export function codeOf(error: unknown): string {
  for (const key of ['originalCode', 'code'] as const) {
    const code = propertyOf(error, key);
    if (typeof code === 'string') return codeOfTls(code, textOf(error));
  }
  return 'UNKNOWN';
}

export function textOf(error: unknown): string {
  return wordsOfNode(error);
}

function propertyOf(error: unknown, key: string): unknown {
  return error !== null && typeof error === 'object' ? Reflect.get(error, key) : undefined;
}
