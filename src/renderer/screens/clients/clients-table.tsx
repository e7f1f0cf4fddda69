import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import {
  groupByApp,
  type ClientOrder,
  type ClientSortKey,
} from '../../../contract/sort-clients.ts';
import { CaretIcon } from '../../ui/icons.tsx';
import { type ClientAction } from './client-actions.tsx';
import { type ClientFacts } from './client-facts.ts';
import { ClientRow } from './client-row.tsx';

interface ClientsTableProps {
  /** In the order in which they are shown. */
  readonly facts: readonly ClientFacts[];
  readonly order: ClientOrder;
  readonly onOrder: (order: ClientOrder) => void;
  readonly onAct: (client: Client, action: ClientAction) => void;
}

const columnCount = 6;

/** Sorted by Azure app, the clients of each app stand below its ID. */
export function ClientsTable({ facts, order, onOrder, onAct }: ClientsTableProps) {
  const { t } = useTranslation();
  const sortable = (key: ClientSortKey, label: string) => {
    const sorted = order.key === key;
    const direction = order.descending ? 'descending' : 'ascending';
    return (
      <th scope="col" aria-sort={sorted ? direction : undefined}>
        <button
          type="button"
          className="sort-button d-inline-flex align-items-center p-0 fw-semibold text-start"
          onClick={() => onOrder({ key, descending: sorted && !order.descending })}
        >
          {label}
          {sorted && (
            <span className={`sort-mark sort-${direction}`}>
              <CaretIcon />
            </span>
          )}
        </button>
      </th>
    );
  };
  const rowOf = (each: ClientFacts) => (
    <ClientRow key={each.client.id} facts={each} onAct={(action) => onAct(each.client, action)} />
  );
  return (
    <div className="table-frame">
      <table className="list clients-list" aria-label={t('nav.clients')}>
        <thead>
          <tr>
            {sortable('name', t('clients.name'))}
            {sortable('app', t('clients.azureApp'))}
            {sortable('mailboxes', t('clients.mailboxes'))}
            {sortable('tests', t('clients.tests'))}
            {sortable('secret', t('clients.secret'))}
            <th scope="col">
              <span className="visually-hidden">{t('actions.menu')}</span>
            </th>
          </tr>
        </thead>
        {order.key === 'app' ? (
          groupByApp(facts).map(({ applicationId, clients }) => (
            <tbody key={applicationId}>
              <tr className="app-group">
                <th scope="rowgroup" colSpan={columnCount}>
                  {applicationId === ''
                    ? t('clients.withoutApp')
                    : t('clients.ofApp', { applicationId, count: clients.length })}
                </th>
              </tr>
              {clients.map(rowOf)}
            </tbody>
          ))
        ) : (
          <tbody>{facts.map(rowOf)}</tbody>
        )}
      </table>
    </div>
  );
}
