import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type CallInput, type CallName, type CallValue } from '../../contract/index.ts';
import { ask } from '../bridge/call-failure.ts';
import { useServices } from './services-context.ts';

/** Asks once and keeps the answer until an event says that it has changed. */
export function useQueryCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): UseQueryResult<CallValue<Name>> {
  const { api } = useServices();
  return useQuery({ queryKey: [name, input], queryFn: () => ask(api, name, input) });
}
