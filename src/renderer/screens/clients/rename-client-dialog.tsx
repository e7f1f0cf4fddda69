import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { NameDialog } from './name-dialog.tsx';

interface RenameClientDialogProps {
  readonly client: Client;
  readonly onClose: () => void;
}

export function RenameClientDialog({ client, onClose }: RenameClientDialogProps) {
  const { t } = useTranslation();
  const rename = useCommand('clients.rename');
  return (
    <NameDialog
      title={t('clients.renameTitle')}
      confirm={t('actions.save')}
      name={client.name}
      busy={rename.isPending}
      failure={rename.error === null ? null : failureOf(rename.error)}
      onConfirm={(name) =>
        rename.mutateAsync({ clientId: client.id, name }).then(onClose, () => undefined)
      }
      onClose={onClose}
    />
  );
}
