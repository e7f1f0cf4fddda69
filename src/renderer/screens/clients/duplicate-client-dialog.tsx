import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { NameDialog } from './name-dialog.tsx';

interface DuplicateClientDialogProps {
  readonly client: Client;
  readonly onDuplicated: (client: Client) => void;
  readonly onClose: () => void;
}

/** Asks for the new client's name, and says what is copied and what is not. */
export function DuplicateClientDialog(props: DuplicateClientDialogProps) {
  const { client, onDuplicated, onClose } = props;
  const { t } = useTranslation();
  const duplicate = useCommand('clients.duplicate');
  const { name } = client;
  return (
    <NameDialog
      title={t('clients.duplicateTitle', { name })}
      text={t('clients.duplicateText', { name })}
      confirm={t('clients.create')}
      name={t('clients.copyName', { name })}
      busy={duplicate.isPending}
      failure={duplicate.error === null ? null : failureOf(duplicate.error)}
      onConfirm={(wanted) => duplicate.runHere({ clientId: client.id, name: wanted }, onDuplicated)}
      onClose={onClose}
    />
  );
}
