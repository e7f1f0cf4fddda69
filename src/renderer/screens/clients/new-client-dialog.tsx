import { useTranslation } from 'react-i18next';
import { failureOf } from '../../bridge/call-failure.ts';
import { useServices } from '../../window-services/services-context.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { paths } from '../../navigation/paths.ts';
import { NameDialog } from './name-dialog.tsx';
import { newClientDraft } from './new-client-draft.ts';

/** Creates a client and opens the place where its credentials go. */
export function NewClientDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { location } = useServices();
  const create = useCommand('clients.create');
  return (
    <NameDialog
      title={t('clients.new')}
      confirm={t('clients.create')}
      name=""
      draftKey={newClientDraft}
      busy={create.isPending}
      failure={create.error === null ? null : failureOf(create.error)}
      onConfirm={(name) =>
        create.runHere({ name }, ({ id }) => location.navigate(paths.settings(id)))
      }
      onClose={onClose}
    />
  );
}
