import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { type CallInput, type CallName, type CallValue } from '../../contract/index.ts';
import { ask } from '../bridge/call-failure.ts';
import { refreshAfter } from '../bridge/refresh-queries.ts';
import { useServices } from './services-context.ts';

export type Command<Name extends CallName> = UseMutationResult<
  CallValue<Name>,
  Error,
  CallInput<Name>
> & {
  /**
   * `mutate`, but `onDone` is called even if the change has taken its caller off the screen, as the
   * deletion of a row does; `onSuccess` given to `mutate` is not
   * (TanStack Query, "Mutations": "Consecutive mutations").
   */
  readonly run: (input: CallInput<Name>, onDone: (value: CallValue<Name>) => void) => void;
};

/** A command as a mutation; it counts as done once the screens show what it changed. */
export function useCommand<Name extends CallName>(name: Name): Command<Name> {
  const { api } = useServices();
  const queryClient = useQueryClient();
  const command = useMutation({
    mutationFn: async (input: CallInput<Name>) => {
      try {
        return await ask(api, name, input);
      } finally {
        // A refusal may be because of what the screens do not show yet.
        await refreshAfter(queryClient, name);
      }
    },
  });
  return {
    ...command,
    // The failure stands in the command's `error`.
    run: (input, onDone) => void command.mutateAsync(input).then(onDone, () => undefined),
  };
}
