import { useSyncExternalStore } from 'react';
import { useServices } from '../../bridge/services-context.ts';
import { keyOf, type SignInFlow, type SignInSubject } from './sign-in-flows.ts';

export function useSignInFlow(subject: SignInSubject): SignInFlow | undefined {
  const { store } = useServices().signInFlows;
  return useSyncExternalStore(store.subscribe, () => store.get(keyOf(subject)));
}
