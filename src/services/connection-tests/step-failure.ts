import { type TestStep } from '../../contract/connection-tests.ts';
import { type Finding } from '../../contract/findings.ts';
import { type Signal } from '../diagnosis/signal.ts';

/** Ends a step: what was seen, for the diagnosis, and the evidence gathered until then. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  constructor(
    readonly signal: Signal,
    readonly detail: TestStep['detail'] = {},
    /** A second finding, found before the test, that says why. */
    readonly because: Finding | null = null,
  ) {
    super(signal.text);
  }
}

/** Ends the whole test because the user cancelled it. */
export class TestCancelled extends Error {
  override readonly name = 'TestCancelled';
}

/** A deadline passed: of one wait, or of the whole test. What that means is the step's to say. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
  constructor(readonly afterMs: number) {
    super(`no answer within ${Math.round(afterMs)} ms`);
  }
}
