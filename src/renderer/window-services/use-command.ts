import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { type CallInput, type CallName, type CallValue } from '../../contract/index.ts';
import { ask } from '../bridge/call-failure.ts';
import { refreshAfter } from '../bridge/refresh-queries.ts';
import { useServices } from './services-context.ts';

/** A command as a mutation; it counts as done once the screens show what it changed. */
export function useCommand<Name extends CallName>(
  name: Name,
): UseMutationResult<CallValue<Name>, Error, CallInput<Name>> {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: CallInput<Name>) => {
      try {
        return await ask(api, name, input);
      } finally {
        // A refusal may be because of what the screens do not show yet.
        await refreshAfter(queryClient, name);
      }
    },
  });
}
