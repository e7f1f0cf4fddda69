import { useEffect, useRef, type RefObject } from 'react';

/**
 * When `state` changes and what had the focus went with the old state (a button that is no longer
 * there), gives the focus to the element of the answered ref instead of the top of the page.
 */
export function useKeptFocus<Kept extends HTMLElement>(state: unknown): RefObject<Kept | null> {
  const kept = useRef<Kept>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (document.activeElement === document.body) kept.current?.focus({ preventScroll: true });
  }, [state]);
  return kept;
}
