import {
  useWindowVirtualizer,
  defaultRangeExtractor,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type FocusEvent } from 'react';
import { type ListedServer } from '../../../window-services/list-view.ts';
import { useListPlace } from './use-list-place.ts';

/** Height of a row of one line, pixels; the real ones are measured. */
const usualHeight = 42;
/** Rows drawn beyond each edge of the window: what a press of Tab or a turn of the wheel reaches. */
const beyondEdge = 8;

/** A row to draw, with the height of the rows left out around it. */
export interface ShownRow {
  readonly index: number;
  readonly gapBefore: number;
  readonly gapAfter: number;
  readonly listed: ListedServer;
}

/**
 * Which rows are in sight. The row that has the focus and the one that is dragged are always drawn:
 * taken away, they would lose the focus, or end the dragging.
 */
export function useShownRows(list: string, shown: readonly ListedServer[], dragged: string | null) {
  const body = useRef<HTMLTableSectionElement>(null);
  const measured = useRef<() => VirtualItem[]>(() => []);
  const place = useListPlace(list, () => measured.current());
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<string | null>(place.serverId);
  const held = new Set([dragged, focused]);

  useEffect(() => {
    // What stands above the list comes and goes: alerts, a summary, a second row of buttons.
    const observer = new ResizeObserver(() => {
      const now = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setTop((before) => (Math.abs(now - before) > 1 ? now : before));
    });
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  const virtual = useWindowVirtualizer({
    count: shown.length,
    estimateSize: () => usualHeight,
    overscan: beyondEdge,
    scrollMargin: top,
    getItemKey: (index) => shown[index]?.server.id ?? index,
    // Drawn at once, not after the first measuring: there is something to scroll to.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: place.scrolledTo,
    initialMeasurementsCache: [...place.heights],
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      const others = shown.flatMap(({ server }, index) => (held.has(server.id) ? [index] : []));
      return [...new Set([...inSight, ...others])].sort((one, other) => one - other);
    },
  });

  useEffect(() => {
    measured.current = virtual.takeSnapshot;
  });

  const items = virtual.getVirtualItems();
  const rows = items.flatMap((item, place): ShownRow[] => {
    const listed = shown[item.index];
    if (listed === undefined) return [];
    const above = place === 0 ? top : (items[place - 1]?.end ?? top);
    const last = place === items.length - 1;
    return [
      {
        index: item.index,
        gapBefore: Math.max(0, item.start - above),
        gapAfter: last ? Math.max(0, virtual.getTotalSize() + top - item.end) : 0,
        listed,
      },
    ];
  });

  return {
    body,
    rows,
    measure: virtual.measureElement,
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const row = event.target.closest<HTMLElement>('[data-server]');
      setFocused(row?.dataset['server'] ?? null);
    },
  };
}
