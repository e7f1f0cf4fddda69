import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../../window-services/services-context.ts';
import { useNow } from '../../../ui/use-now.ts';
import { type Direction } from '../../../navigation/paths.ts';
import {
  listServers,
  viewServers,
  wholeList,
  type ListSource,
  type ListView,
} from '../../../window-services/list-view.ts';

/** Names the list of one direction of a client. */
export function listKey(clientId: string, direction: Direction): string {
  return `${clientId}/${direction}`;
}

/** What is chosen to be seen of a list, by this window; and how to choose something else. */
export function useListView(key: string): readonly [ListView, (change: Partial<ListView>) => void] {
  const { listViews } = useServices();
  const view = useSyncExternalStore(listViews.subscribe, () => listViews.get(key)) ?? wholeList;
  const choose = useMemo(
    () => (change: Partial<ListView>) =>
      listViews.set(key, { ...(listViews.get(key) ?? wholeList), ...change }),
    [listViews, key],
  );
  return [view, choose];
}

/** The servers of one direction: all in Odoo's order, and those that the view shows. */
export function useListedServers(
  { servers, links, azureApp, direction }: Omit<ListSource, 'now'>,
  view: ListView,
) {
  const now = useNow();
  const { i18n } = useTranslation();
  const listed = useMemo(
    () => listServers({ servers, links, azureApp, direction, now }),
    [servers, links, azureApp, direction, now],
  );
  const compareText = useMemo(
    () => new Intl.Collator(i18n.language, { numeric: true }).compare,
    [i18n.language],
  );
  const shown = useMemo(() => viewServers(listed, view, compareText), [listed, view, compareText]);
  return { listed, shown };
}
