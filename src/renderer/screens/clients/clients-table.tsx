import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { CaretIcon } from '../../ui/icons.tsx';
import { type ClientAction } from './client-actions.tsx';
import { type ClientFacts, type ClientOrder, type ClientSortKey } from './client-facts.ts';
import { ClientRow } from './client-row.tsx';

interface ClientsTableProps {
  /** In the order in which they are shown. */
  readonly facts: readonly ClientFacts[];
  readonly order: ClientOrder;
  readonly onOrder: (order: ClientOrder) => void;
  readonly onAct: (client: Client, action: ClientAction) => void;
}

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
  return (
    <div className="table-frame">
      <table className="list clients-list" aria-label={t('nav.clients')}>
        <thead>
          <tr>
            {sortable('name', t('clients.name'))}
            <th scope="col">{t('clients.azureApp')}</th>
            {sortable('mailboxes', t('clients.mailboxes'))}
            {sortable('tests', t('clients.tests'))}
            {sortable('secret', t('clients.secret'))}
            <th scope="col">
              <span className="visually-hidden">{t('actions.menu')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map((each) => (
            <ClientRow
              key={each.client.id}
              facts={each}
              onAct={(action) => onAct(each.client, action)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
