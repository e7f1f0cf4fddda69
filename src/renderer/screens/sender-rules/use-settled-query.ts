import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type CallInput, type CallName, type CallValue } from '../../../contract/index.ts';
import { ask } from '../../bridge/call-failure.ts';
import { useServices } from '../../window-services/services-context.ts';
import { useEffect, useState } from 'react';

/**
 * A query whose input is being typed: the last answer stays in sight until the next one is there.
 * Null asks nothing and shows nothing.
 */
export function useSettledQuery<Name extends CallName>(
  name: Name,
  input: CallInput<Name> | null,
): UseQueryResult<CallValue<Name>> {
  const { api } = useServices();
  return useQuery({
    queryKey: [name, input],
    queryFn: () =>
      input === null ? Promise.reject(new Error('nothing to ask')) : ask(api, name, input),
    enabled: input !== null,
    ...(input === null ? {} : { placeholderData: keepPreviousData }),
    // Each letter typed leaves an answer behind.
    gcTime: 60_000,
  });
}

/** Long enough to type on, short enough to feel at once; in milliseconds. */
const pause = 250;

/** The value once it has stopped changing for a moment. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
