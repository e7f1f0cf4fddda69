import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../../contract/clients.ts';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../../contract/mailbox-links.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { useQueryCall } from '../../../window-services/use-query-call.ts';
import { paths, type Direction } from '../../../navigation/paths.ts';
import { ControlPanel } from '../../../ui/control-panel.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { ConnectNext } from '../../sign-in/connect-next.tsx';
import { ReportButton } from '../../reports/report-button.tsx';
import { ClientAlerts } from './client-alerts.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListNewsNotice } from './list-news-notice.tsx';
import { ManyTestsPanel } from './many-tests-panel.tsx';
import { SearchBox } from './search-box.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { type RowActions } from './server-row.tsx';
import { ServerTable } from './server-table.tsx';
import { type ListedServer } from '../../../window-services/list-view.ts';
import { listKey, useListedServers, useListView } from './use-list-view.ts';
import { useRowOrder } from './use-row-order.ts';

const BulkDialog = lazy(() =>
  import('./bulk-dialog.tsx').then((module) => ({ default: module.BulkDialog })),
);

interface ServerListProps {
  readonly client: Client;
  readonly direction: Direction;
}

const noLinks: readonly MailboxLink[] = [];

/** Odoo's list of mail servers, with two columns more: linked or not, and the last test. */
export function ServerList({ client, direction }: ServerListProps) {
  const servers = useQueryCall('mailServers.list', { clientId: client.id });
  const links = useQueryCall('mailboxLinks.list', { clientId: client.id });
  if (servers.data === undefined) return <QueryState error={servers.error} />;
  return (
    <LoadedList
      key={direction}
      client={client}
      direction={direction}
      servers={servers.data}
      links={links.data ?? noLinks}
    />
  );
}

interface LoadedListProps extends ServerListProps {
  readonly servers: readonly MailServer[];
  readonly links: readonly MailboxLink[];
}

function LoadedList({ client, direction, servers, links }: LoadedListProps) {
  const { t } = useTranslation();
  const { location } = useServices();
  const key = listKey(client.id, direction);
  const [view, choose] = useListView(key);
  const { listed, shown } = useListedServers(
    { servers, links, azureApp: client.azureApp, direction },
    view,
  );
  const [addsMany, setAddsMany] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  // What is hidden by a new search is not acted upon.
  const chosen = shown.filter(({ server }) => selected.has(server.id));
  const movable = view.sort === null && shown.length > 1;
  const order = useRowOrder({ clientId: client.id, direction, listed, shown, movable });
  const latest = useRef(order);
  useEffect(() => {
    latest.current = order;
  });
  const actions = useMemo<RowActions>(
    () => ({
      open: (path) => location.navigate(path),
      select: (id, wanted) =>
        setSelected((before) => {
          const after = new Set(before);
          if (wanted) after.add(id);
          else after.delete(id);
          return after;
        }),
      step: (id, by) => latest.current.step(id, by),
      dragStart: (id) => latest.current.dragStart(id),
      dragOver: (id, edge) => latest.current.dragOver(id, edge),
      drop: () => latest.current.drop(),
      dragEnd: () => latest.current.dragEnd(),
    }),
    [location],
  );
  const selectAll = (wanted: boolean) =>
    setSelected(wanted ? new Set(shown.map(({ server }) => server.id)) : new Set());
  const clear = () => selectAll(false);

  return (
    <>
      <ControlPanel
        title={t(`nav.${direction}`)}
        buttons={
          <>
            <Link
              href={paths.newServer(client.id, direction)}
              className="btn btn-primary"
              data-shortcut="c"
              aria-keyshortcuts="Alt+C"
            >
              {t('actions.new')}
            </Link>
            <button type="button" className="btn btn-secondary" onClick={() => setAddsMany(true)}>
              {t('bulk.open')}
            </button>
            {servers.length > 0 && (
              <ReportButton
                client={client}
                servers={servers}
                server={null}
                shownIds={reportedIds(chosen.length > 0 ? chosen : shown, listed)}
              />
            )}
          </>
        }
        centre={
          listed.length === 0 ? null : chosen.length > 0 ? (
            <SelectionBar list={key} chosen={chosen} onClear={clear} />
          ) : (
            <SearchBox view={view} onChange={choose} />
          )
        }
        right={
          listed.length > 0 && (
            <span role="status" className="muted text-nowrap">
              {t('serverList.count', { shown: shown.length, all: listed.length })}
            </span>
          )
        }
      />
      <p role="status" className="visually-hidden">
        {order.announcement}
      </p>
      <ListNewsNotice list={key} />
      <ClientAlerts client={client} />
      <FailureAlert failure={order.failure} />
      <div className="connect-next">
        <ConnectNext client={client} present={null} />
      </div>
      <ManyTestsPanel
        list={key}
        servers={servers}
        listed={listed}
        onSelect={(serverIds) => setSelected(new Set(serverIds))}
      />
      {shown.length === 0 ? (
        <EmptyList
          client={client}
          direction={direction}
          count={listed.length}
          view={view}
          onView={choose}
        />
      ) : (
        <ServerTable
          list={key}
          direction={direction}
          shown={shown}
          view={view}
          onSort={(sort) => choose({ sort })}
          selected={selected}
          onSelectAll={selectAll}
          order={order}
          actions={actions}
        />
      )}
      {addsMany && (
        <Suspense>
          <BulkDialog
            clientId={client.id}
            direction={direction}
            onClose={() => setAddsMany(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** What a report from this list is about: the selected or shown ones, null where that is all. */
function reportedIds(
  wanted: readonly ListedServer[],
  listed: readonly ListedServer[],
): readonly string[] | null {
  const active = listed.filter(({ server }) => server.active).length;
  return wanted.length === active && wanted.every(({ server }) => server.active)
    ? null
    : wanted.map(({ server }) => server.id);
}
