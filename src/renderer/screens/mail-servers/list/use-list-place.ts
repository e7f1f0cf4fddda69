import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useServices } from '../../../window-services/services-context.ts';
import { topOfList, type ListPlace } from '../../../window-services/list-place.ts';

/**
 * Goes back to where the list was left: as far down, and with the focus on the record that was open
 * last, unless something else has the focus. Answers that place; `heightsNow` tells the rows'
 * heights when the list is left again.
 */
export function useListPlace(key: string, heightsNow: () => ListPlace['heights']) {
  const { listPlaces } = useServices();
  const [place] = useState(() => listPlaces.get(key) ?? topOfList);
  const latest = useRef(heightsNow);
  useEffect(() => {
    latest.current = heightsNow;
  });

  // Passive: the window has been scrolled to the new screen's top by then.
  useEffect(() => {
    window.scrollTo({ top: place.scrolledTo, behavior: 'instant' });
    if (place.serverId === null || document.activeElement !== document.body) return;
    const row = document.querySelector(`[data-server="${place.serverId}"]`);
    row?.querySelector<HTMLElement>('th a')?.focus();
  }, [place]);

  // Layout: before the rows are taken away, and the window has nothing left to scroll.
  useLayoutEffect(
    () => () => {
      listPlaces.set(key, {
        scrolledTo: window.scrollY,
        heights: latest.current(),
        serverId: null,
      });
    },
    [listPlaces, key],
  );
  return place;
}

/** Notes which record is shown, for its list to know when it comes back. */
export function useNotedRecord(key: string, serverId: string | null): void {
  const { listPlaces } = useServices();
  useEffect(() => {
    if (serverId !== null) {
      listPlaces.set(key, { ...(listPlaces.get(key) ?? topOfList), serverId });
    }
  }, [listPlaces, key, serverId]);
}
