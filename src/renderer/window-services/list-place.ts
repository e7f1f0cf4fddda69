import { type VirtualItem } from '@tanstack/react-virtual';

/** Where someone was in a list when they left it, to come back to. */
export interface ListPlace {
  /** How far the window was scrolled, pixels. */
  readonly scrolledTo: number;
  /** The rows' measured heights, so that the same distance leads to the same row. */
  readonly heights: readonly VirtualItem[];
  /** The record that was shown last; its row gets the focus. */
  readonly serverId: string | null;
}

export const topOfList: ListPlace = { scrolledTo: 0, heights: [], serverId: null };
