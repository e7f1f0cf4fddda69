import { useSyncExternalStore } from 'react';
import { useServices } from '../../bridge/services-context.ts';
import { type TestRun } from './test-runs.ts';

export function useTestRun(serverId: string): TestRun | undefined {
  const { store } = useServices().testRuns;
  return useSyncExternalStore(store.subscribe, () => store.get(serverId));
}
