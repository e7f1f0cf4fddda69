import { useSyncExternalStore } from 'react';
import { useServices } from '../../window-services/services-context.ts';
import { type TestRun } from '../../window-services/test-runs.ts';

/** The server whose test was started together with this one's, in the other direction. */
export function useBeside(serverId: string): string | undefined {
  const { besides } = useServices().testRuns;
  return useSyncExternalStore(besides.subscribe, () => besides.get(serverId));
}

export function useTestRun(serverId: string): TestRun | undefined {
  const { store } = useServices().testRuns;
  return useSyncExternalStore(store.subscribe, () => store.get(serverId));
}
