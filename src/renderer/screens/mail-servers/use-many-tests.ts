import { useSyncExternalStore } from 'react';
import { useServices } from '../../bridge/services-context.ts';
import { type ManyRun } from './many-tests.ts';

export function useManyTests(list: string): ManyRun | undefined {
  const { store } = useServices().manyTests;
  return useSyncExternalStore(store.subscribe, () => store.get(list));
}
