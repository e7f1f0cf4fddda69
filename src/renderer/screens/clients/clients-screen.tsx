import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { useQueryCall } from '../../bridge/use-query-call.ts';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { ClientRow } from './client-row.tsx';
import { NewClientDialog } from './new-client-dialog.tsx';
import { RemoveClientDialog } from './remove-client-dialog.tsx';
import { RenameClientDialog } from './rename-client-dialog.tsx';

type OpenDialog =
  | { readonly kind: 'new' }
  | { readonly kind: 'rename'; readonly client: Client }
  | { readonly kind: 'remove'; readonly client: Client };

/** All clients of this machine; the first thing to do when there is none. */
export function ClientsScreen() {
  const { t } = useTranslation();
  const clients = useQueryCall('clients.list', {});
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const close = () => setDialog(null);
  if (clients.data === undefined) return <QueryState error={clients.error} />;
  return (
    <>
      <ControlPanel
        title={t('nav.clients')}
        buttons={
          <button
            type="button"
            className="btn btn-primary"
            onClick={() => setDialog({ kind: 'new' })}
          >
            {t('clients.new')}
          </button>
        }
      />
      {clients.data.length === 0 ? (
        <div className="empty-state">
          <p className="empty-title">{t('clients.empty.title')}</p>
          <p>{t('clients.empty.text')}</p>
        </div>
      ) : (
        <div className="table-frame">
          <table className="list" aria-label={t('nav.clients')}>
            <thead>
              <tr>
                <th scope="col">{t('clients.name')}</th>
                <th scope="col">{t('azureApp.odooUrl')}</th>
                <th scope="col">{t('clients.azureApp')}</th>
                <th scope="col">{t('azureApp.secretExpires')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('actions.menu')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {clients.data.map((client) => (
                <ClientRow
                  key={client.id}
                  client={client}
                  onRename={() => setDialog({ kind: 'rename', client })}
                  onRemove={() => setDialog({ kind: 'remove', client })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {dialog?.kind === 'new' && <NewClientDialog onClose={close} />}
      {dialog?.kind === 'rename' && <RenameClientDialog client={dialog.client} onClose={close} />}
      {dialog?.kind === 'remove' && <RemoveClientDialog client={dialog.client} onClose={close} />}
    </>
  );
}
