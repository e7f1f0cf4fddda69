import { useSyncExternalStore } from 'react';
import { GuardedLocation, hashHref, type NavigateOptions } from './guarded-location.ts';

/** The one location of this window. */
export const guardedLocation = new GuardedLocation({
  read: () => window.location.hash.replace(/^#/, '') || '/',
  write: (path, replace) => {
    if (replace) history.replaceState(null, '', hashHref(path));
    else history.pushState(null, '', hashHref(path));
  },
  listen: (changed) => {
    window.addEventListener('popstate', changed);
    return () => window.removeEventListener('popstate', changed);
  },
});

/** wouter's location hook, through the guard. */
export function useGuardedLocation(): [string, (to: string, options?: NavigateOptions) => void] {
  const path = useSyncExternalStore(guardedLocation.subscribe, guardedLocation.current);
  return [path, guardedLocation.navigate];
}
