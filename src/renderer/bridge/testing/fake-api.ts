import {
  type CallInput,
  type CallName,
  type CallValue,
  type CollegaApi,
  type EventName,
  type EventPayload,
} from '../../../contract/index.ts';
import { type Result } from '../../../contract/failures.ts';

type Answers = {
  [Name in CallName]?: (
    input: CallInput<Name>,
  ) => Promise<Result<CallValue<Name>>> | Result<CallValue<Name>>;
};

/** The shell's side of the window for unit tests: answers what a test says, and emits events. */
export function createFakeApi(answers: Answers) {
  const listeners = new Map<EventName, ((payload: never) => void)[]>();
  const asked: [CallName, unknown][] = [];
  const api: CollegaApi = {
    call: async (name, input) => {
      asked.push([name, input]);
      const answer = answers[name];
      if (answer === undefined) return { ok: false, failure: { kind: 'unknown-call', name } };
      return answer(input);
    },
    on: (event, listener) => {
      const all = [...(listeners.get(event) ?? []), listener as (payload: never) => void];
      listeners.set(event, all);
      return () => {
        listeners.set(
          event,
          all.filter((each) => each !== listener),
        );
      };
    },
  };
  const emit = <Name extends EventName>(event: Name, payload: EventPayload<Name>) => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  return { api, asked, emit };
}
