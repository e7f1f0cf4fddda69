import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sortClients, type ClientOrder } from '../../../contract/sort-clients.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useNow } from '../../ui/use-now.ts';
import { findClients, gatherFacts } from './client-facts.ts';
import { ClientNewsLine } from './client-news.tsx';
import { ClientSearch, type ClientFilter } from './client-search.tsx';
import { ClientsTable } from './clients-table.tsx';
import { FirstSteps } from './first-steps.tsx';
import { TestAllButton, TestAllLine } from './test-all-clients.tsx';
import { useClientActions } from './use-client-actions.ts';
import { useTestAll } from './use-test-all.ts';

const ClientDialogs = lazy(() =>
  import('./client-dialogs.tsx').then((module) => ({ default: module.ClientDialogs })),
);

const searchableFrom = 8;

/** All clients of this machine with their health; the first thing to do when there is none. */
export function ClientsScreen() {
  const { t, i18n } = useTranslation();
  const clients = useQueryCall('clients.list', {});
  const healths = useQueryCall('clients.health', {});
  const [order, setOrder] = useState<ClientOrder>({ key: 'name', descending: false });
  const [filter, setFilter] = useState<ClientFilter>({ text: '', archived: false });
  const now = useNow();
  const actions = useClientActions();
  const testAll = useTestAll(clients.data ?? []);
  if (clients.data === undefined) return <QueryState error={clients.error} />;

  const all = gatherFacts(clients.data, healths.data ?? [], now);
  const inSight = all.filter(({ client }) => filter.archived || !client.archived);
  const shown = sortClients(findClients(inSight, filter.text), order, i18n.language);
  return (
    <>
      <ControlPanel
        title={t('nav.clients')}
        buttons={
          <>
            <button
              type="button"
              className="btn btn-primary"
              data-shortcut="c"
              aria-keyshortcuts="Alt+C"
              onClick={() => actions.openDialog('new')}
            >
              {t('clients.new')}
            </button>
            <button
              type="button"
              className="btn btn-secondary"
              onClick={() => actions.openDialog('import')}
            >
              {t('clients.import')}
            </button>
            {inSight.length > 0 && <TestAllButton testAll={testAll} />}
          </>
        }
        right={
          <ClientSearch
            filter={filter}
            onFilter={setFilter}
            searchable={all.length >= searchableFrom}
            someArchived={all.some(({ client }) => client.archived)}
          />
        }
      />
      <ClientNewsLine
        news={actions.news}
        onUndo={actions.undoArchive}
        onDismiss={actions.forgetNews}
      />
      <TestAllLine testAll={testAll} />
      <FailureAlert failure={actions.failure} />
      {healths.error !== null && <QueryState error={healths.error} />}
      {shown.length > 0 ? (
        <ClientsTable facts={shown} order={order} onOrder={setOrder} onAct={actions.act} />
      ) : (
        <NothingShown
          clients={all.length}
          onNew={() => actions.openDialog('new')}
          text={inSight.length === 0 ? '' : filter.text}
          onShowAll={() => setFilter({ text: '', archived: true })}
        />
      )}
      {actions.dialog !== null && (
        <Suspense>
          <ClientDialogs
            dialog={actions.dialog}
            onDone={actions.tell}
            onClose={actions.closeDialog}
          />
        </Suspense>
      )}
    </>
  );
}

interface NothingShownProps {
  readonly clients: number;
  readonly onNew: () => void;
  readonly text: string;
  readonly onShowAll: () => void;
}

function NothingShown({ clients, onNew, text, onShowAll }: NothingShownProps) {
  const { t } = useTranslation();
  if (clients === 0) return <FirstSteps onNew={onNew} />;
  return (
    <div className="empty-state">
      <p>{text === '' ? t('clients.allArchived') : t('clients.nothingFound', { text })}</p>
      <button type="button" className="btn btn-secondary" onClick={onShowAll}>
        {t('clients.clearSearch')}
      </button>
    </div>
  );
}
