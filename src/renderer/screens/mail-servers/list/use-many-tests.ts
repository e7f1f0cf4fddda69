import { useSyncExternalStore } from 'react';
import { useServices } from '../../../window-services/services-context.ts';
import { type ManyRun } from '../../../window-services/many-tests.ts';

export function useManyTests(list: string): ManyRun | undefined {
  const { store } = useServices().manyTests;
  return useSyncExternalStore(store.subscribe, () => store.get(list));
}
