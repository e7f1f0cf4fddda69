import { useSyncExternalStore } from 'react';
import { type Client } from '../../../contract/clients.ts';
import { useServices } from '../../window-services/services-context.ts';

/** The tests of all clients, wherever they were started. */
export function useTestAll(clients: readonly Client[]) {
  const { testAllClients } = useServices();
  const run = useSyncExternalStore(testAllClients.subscribe, testAllClients.run);
  return {
    run,
    failure: testAllClients.failure(),
    start: () => void testAllClients.start(clients),
    cancel: () => testAllClients.cancel(),
  };
}
