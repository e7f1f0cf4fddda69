import { useSyncExternalStore } from 'react';
import { useServices } from '../../window-services/services-context.ts';
import { keyOf, type SignInFlow, type SignInSubject } from '../../window-services/sign-in-flows.ts';

export function useSignInFlow(subject: SignInSubject): SignInFlow | undefined {
  const { store } = useServices().signInFlows;
  return useSyncExternalStore(store.subscribe, () => store.get(keyOf(subject)));
}

/** A sign-in that still waits in its window, for another mailbox of this client. */
export function useOtherRunningFlow({ clientId, mailbox }: SignInSubject): SignInFlow | undefined {
  const { store } = useServices().signInFlows;
  const key = keyOf({ clientId, mailbox });
  return useSyncExternalStore(
    store.subscribe,
    () =>
      store.find(
        (flow) => flow.state === 'running' && flow.clientId === clientId && keyOf(flow) !== key,
      )?.[1],
  );
}
