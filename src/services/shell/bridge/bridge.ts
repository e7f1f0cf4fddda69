import { type z } from 'zod';
import {
  calls,
  events,
  type CallName,
  type CallValue,
  type EventName,
  type EventPayload,
  type ParsedInput,
} from '../../../contract/index.ts';
import {
  fieldProblemCode,
  type Failure,
  type FieldProblem,
  type Result,
} from '../../../contract/failures.ts';
import { FailureError } from '../../failure-error.ts';
import { inputLimit } from './input-limits.ts';
import { isTooLarge } from './measure-input.ts';

export interface CallContext {
  /** Aborted when the asker goes away (window closed, Ctrl+C). */
  readonly signal: AbortSignal;
}

export type Handlers = {
  readonly [Name in CallName]: (
    input: ParsedInput<Name>,
    context: CallContext,
  ) => CallValue<Name> | Promise<CallValue<Name>>;
};

export type EmitEvent = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

/** Who asks, as the shell sees it; decided per call because frames come and go. */
export interface Sender {
  readonly trusted: boolean;
  /** For the log only. */
  readonly description: string;
}

export interface BridgeOptions {
  readonly handlers: Handlers;
  /** Logs a bug and answers the reference the user can quote. */
  readonly reportBug: (where: string, error: unknown) => string;
  readonly reportRefusal: (where: string, sender: Sender) => void;
}

/** One algorithm for every shell: known name, trusted sender, input of a fair size that parses, then the handler. */
export class Bridge {
  readonly #options: BridgeOptions;

  constructor(options: BridgeOptions) {
    this.#options = options;
  }

  /** Never throws and never rejects: whatever is asked is answered with a result. */
  async answer(
    name: unknown,
    input: unknown,
    sender: Sender,
    signal: AbortSignal,
  ): Promise<Result<unknown>> {
    if (!isCallName(name)) {
      // Not String(name): an object may have no way to become text, or throw on the way.
      const shown = typeof name === 'string' ? name.slice(0, 80) : typeof name;
      return refuse({ kind: 'unknown-call', name: shown });
    }
    if (!sender.trusted) {
      this.#options.reportRefusal(name, sender);
      return refuse({ kind: 'refused-sender' });
    }
    const limit = inputLimit(name);
    try {
      if (isTooLarge(input, limit)) return refuse({ kind: 'input-too-large', limit });
      const parsed = calls[name].input.safeParse(input);
      if (!parsed.success) {
        return refuse({ kind: 'invalid-input', problems: problemsOf(parsed.error) });
      }
      const handler = this.#options.handlers[name] as (
        input: unknown,
        context: CallContext,
      ) => Promise<unknown>;
      const value = await handler(parsed.data, { signal });
      // Parsed on the way out too: what the contract does not name cannot cross by accident.
      return { ok: true, value: calls[name].value.parse(value) };
    } catch (error) {
      if (error instanceof FailureError) return refuse(error.failure);
      return refuse({ kind: 'unexpected', reference: this.#options.reportBug(name, error) });
    }
  }
}

/** Checks an event on its way to the UI, as strictly as an answer. */
export function parseEvent<Name extends EventName>(
  name: Name,
  payload: EventPayload<Name>,
): unknown {
  return events[name].parse(payload);
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

function refuse(failure: Failure): Result<never> {
  return { ok: false, failure };
}

/** More problems than any form has fields: a list of a million wrong items needs no million words. */
const maxProblems = 100;

/** The schemas carry problem codes as their messages; anything else is plain `invalid`. */
export function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.slice(0, maxProblems).map((issue) => {
    const code = fieldProblemCode.safeParse(issue.message);
    return { field: issue.path.join('.'), problem: code.success ? code.data : 'invalid' };
  });
}
