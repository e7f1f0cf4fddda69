import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

interface RemoveClientDialogProps {
  readonly client: Client;
  readonly onClose: () => void;
}

/** Says all that goes with the client before it goes. */
export function RemoveClientDialog({ client, onClose }: RemoveClientDialogProps) {
  const { t } = useTranslation();
  const remove = useCommand('clients.remove');
  const servers = useQueryCall('mailServers.list', { clientId: client.id });
  const links = useQueryCall('mailboxLinks.list', { clientId: client.id });
  return (
    <ConfirmDialog
      title={t('clients.removeTitle', { name: client.name })}
      confirm={t('actions.delete')}
      busy={remove.isPending}
      failure={remove.error === null ? null : failureOf(remove.error)}
      onConfirm={() => void remove.runHere({ clientId: client.id }, onClose)}
      onCancel={onClose}
    >
      <p>{t('clients.removeText')}</p>
      <ul>
        {servers.data && <li>{t('clients.removeServers', { count: servers.data.length })}</li>}
        {links.data && <li>{t('clients.removeLinks', { count: links.data.length })}</li>}
        {client.azureApp.hasSecret && <li>{t('clients.removeSecret')}</li>}
      </ul>
      <p>{t('clients.removeElsewhere')}</p>
    </ConfirmDialog>
  );
}
