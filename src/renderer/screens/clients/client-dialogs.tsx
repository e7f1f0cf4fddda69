import { type Client } from '../../../contract/clients.ts';
import { DuplicateClientDialog } from './duplicate-client-dialog.tsx';
import { ImportClientDialog } from './import-client-dialog.tsx';
import { NewClientDialog } from './new-client-dialog.tsx';
import { RemoveClientDialog } from './remove-client-dialog.tsx';
import { type ClientNews } from './client-news.tsx';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { NameDialog } from './name-dialog.tsx';

/** The dialog that is open on the list of clients. */
export type OpenDialog =
  | { readonly kind: 'new' | 'import' }
  | { readonly kind: 'rename' | 'duplicate' | 'remove'; readonly client: Client };

interface ClientDialogsProps {
  readonly dialog: OpenDialog;
  readonly onDone: (news: ClientNews) => void;
  readonly onClose: () => void;
}

/** Loaded with the first dialog: none of them is needed to show the list. */
export function ClientDialogs({ dialog, onDone, onClose }: ClientDialogsProps) {
  switch (dialog.kind) {
    case 'new':
      return <NewClientDialog onClose={onClose} />;
    case 'import':
      return (
        <ImportClientDialog
          onImported={(imported) => onDone({ kind: 'imported', imported })}
          onClose={onClose}
        />
      );
    case 'rename':
      return <RenameClientDialog client={dialog.client} onClose={onClose} />;
    case 'duplicate':
      return (
        <DuplicateClientDialog
          client={dialog.client}
          onDuplicated={(client) => onDone({ kind: 'duplicated', client })}
          onClose={onClose}
        />
      );
    case 'remove':
      return <RemoveClientDialog client={dialog.client} onClose={onClose} />;
  }
}

interface RenameClientDialogProps {
  readonly client: Client;
  readonly onClose: () => void;
}

function RenameClientDialog({ client, onClose }: RenameClientDialogProps) {
  const { t } = useTranslation();
  const rename = useCommand('clients.rename');
  return (
    <NameDialog
      title={t('clients.renameTitle')}
      confirm={t('actions.save')}
      name={client.name}
      busy={rename.isPending}
      failure={rename.error === null ? null : failureOf(rename.error)}
      onConfirm={(name) => rename.runHere({ clientId: client.id, name }, onClose)}
      onClose={onClose}
    />
  );
}
