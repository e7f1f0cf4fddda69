import {
  useIsMutating,
  useMutation,
  useQueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Failure } from '../../contract/failures.ts';
import { type CallInput, type CallName, type CallValue } from '../../contract/index.ts';
import { ask, failureOf } from '../bridge/call-failure.ts';
import { refreshAfter } from '../bridge/refresh-queries.ts';
import { troubleOf } from './missed-answers.ts';
import { useServices } from './services-context.ts';

type Without<Whole, Keys extends PropertyKey> = Whole extends unknown ? Omit<Whole, Keys> : never;

export type Command<Name extends CallName> = Without<
  UseMutationResult<CallValue<Name>, Error, CallInput<Name>>,
  'mutate' | 'mutateAsync' | 'reset'
> & {
  /** What becomes of it stands in the command's `data` and `error`. */
  readonly mutate: (input: CallInput<Name>) => void;
  readonly mutateAsync: (input: CallInput<Name>) => Promise<CallValue<Name>>;
  /**
   * `onDone` is called even if the change has taken its caller off the screen, as the deletion of a
   * row does. What is asked again while it is under way is not done twice. Never rejects.
   */
  readonly run: (input: CallInput<Name>, onDone: (value: CallValue<Name>) => void) => Promise<void>;
  /**
   * The same, but `onDone` is called only while its caller is still there: for what closes a dialog
   * or goes to another screen, which the user may have done meanwhile.
   */
  readonly runHere: (
    input: CallInput<Name>,
    onDone: (value: CallValue<Name>) => void,
  ) => Promise<void>;
  /** Forgets the last answer; one that is under way is still shown. */
  readonly reset: () => void;
};

interface UnderWay<Name extends CallName> {
  /** The input as text. */
  readonly key: string;
  readonly answer: Promise<CallValue<Name>>;
}

/**
 * A command as a mutation; it counts as done once the screens show what it changed.
 *
 * `busy` buttons are drawn after the press: a second press of the same meanwhile joins the first. A
 * refusal that its caller cannot show any more, because it has gone or asked for something else, is
 * told by the window (`missedAnswers`).
 */
export function useCommand<Name extends CallName>(name: Name): Command<Name> {
  const { api, missedAnswers } = useServices();
  const queryClient = useQueryClient();
  const isHere = useIsHere();
  const newest = useRef<UnderWay<Name> | null>(null);
  const command = useMutation({
    mutationKey: [name],
    mutationFn: async (input: CallInput<Name>) => {
      try {
        return await ask(api, name, input);
      } finally {
        // A refusal may be because of what the screens do not show yet.
        await refreshAfter(queryClient, name);
      }
    },
  });

  const start = async (
    input: CallInput<Name>,
    isNewest: () => boolean,
  ): Promise<CallValue<Name>> => {
    const isShown = () => isHere() && isNewest();
    try {
      const value = await command.mutateAsync(input);
      const trouble = troubleOf(name, value);
      if (trouble !== null && !isShown()) missedAnswers.tell(name, input, { trouble });
      return value;
    } catch (error) {
      if (!isShown()) missedAnswers.tell(name, input, { failure: failureOf(error) });
      throw error;
    } finally {
      if (isNewest()) newest.current = null;
    }
  };
  const mutateAsync = (input: CallInput<Name>): Promise<CallValue<Name>> => {
    const key = JSON.stringify(input);
    // The newest alone: switched on, off and on again ends as on.
    if (newest.current?.key === key) return newest.current.answer;
    const own: UnderWay<Name> = { key, answer: start(input, () => newest.current === own) };
    newest.current = own;
    return own.answer;
  };
  const run = async (
    input: CallInput<Name>,
    onDone: (value: CallValue<Name>) => void,
  ): Promise<void> => {
    const pressedAgain = newest.current?.key === JSON.stringify(input);
    let value: CallValue<Name>;
    try {
      value = await mutateAsync(input);
    } catch {
      // It stands in the command's `error`.
      return;
    }
    if (!pressedAgain) onDone(value);
  };
  return {
    ...command,
    mutateAsync,
    run,
    runHere: (input, onDone) => run(input, (value) => (isHere() ? onDone(value) : undefined)),
    mutate: (input) => void run(input, () => undefined),
    reset: () => {
      if (newest.current === null) command.reset();
    },
  };
}

/** The command that was given last: of an earlier one nothing is said beside it. */
export function newestOf<Each extends { readonly submittedAt: number }>(
  first: Each,
  ...others: readonly Each[]
): Each {
  return others.reduce(
    (newest, each) => (each.submittedAt > newest.submittedAt ? each : newest),
    first,
  );
}

/** Why the last one of these commands was refused; null while it is under way. */
export function newestFailure(...commands: readonly [Submitted, ...Submitted[]]): Failure | null {
  const { error } = newestOf(...commands);
  return error === null ? null : failureOf(error);
}

interface Submitted {
  readonly submittedAt: number;
  readonly error: Error | null;
}

/** Whether such a command of a client is under way, given here or before this screen was left. */
export function useUnderWay(name: CallName, clientId: string): boolean {
  const isOfClient = ({ state }: { readonly state: { readonly variables: unknown } }): boolean =>
    JSON.stringify((state.variables as { clientId?: unknown } | undefined)?.clientId) ===
    JSON.stringify(clientId);
  return useIsMutating({ mutationKey: [name], predicate: isOfClient }) > 0;
}

/** Whether the component that asks is still on the screen. */
export function useIsHere(): () => boolean {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return () => here.current;
}
