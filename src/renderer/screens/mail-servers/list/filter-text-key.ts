import { type ListView } from '../../../window-services/list-view.ts';

/** The three filters, in the order of their panel. */
export const filterNames = ['link', 'test', 'records'] as const;
export type FilterName = (typeof filterNames)[number];

/** Key of the words for one choice of a filter. The types cannot tell which choice is whose. */
export function filterTextKey(name: FilterName, choice: ListView[FilterName]) {
  return `serverList.filters.${name}.${choice}` as 'serverList.filters.link.any';
}
