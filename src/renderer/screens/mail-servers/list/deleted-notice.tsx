import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../../bridge/call-failure.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { DismissButton } from '../../../ui/dismiss-button.tsx';
import { type DeletedServers } from '../../../window-services/deleted-servers.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { useCommand } from '../../../window-services/use-command.ts';

/** After a deletion: what is gone, and the way back, which has no test results any more. */
export function DeletedNotice({ list }: { readonly list: string }) {
  const { deletedServers } = useServices();
  const deleted = useSyncExternalStore(deletedServers.subscribe, () => deletedServers.get(list));
  if (deleted === undefined) return null;
  return <Deleted deleted={deleted} onClose={() => deletedServers.set(list, undefined)} />;
}

interface DeletedProps {
  readonly deleted: DeletedServers;
  readonly onClose: () => void;
}

function Deleted({ deleted, onClose }: DeletedProps) {
  const { t } = useTranslation();
  const create = useCommand('mailServers.create');
  const [left, setLeft] = useState(deleted.fields);
  const undo = async () => {
    // One that is back already is not made twice, should a later one be refused.
    for (const [index, fields] of left.entries()) {
      await create.mutateAsync({ clientId: deleted.clientId, fields });
      setLeft(left.slice(index + 1));
    }
    onClose();
  };
  const [first] = deleted.fields;
  return (
    <div role="status" className="notice notice-good">
      <p>
        {deleted.fields.length === 1
          ? t('servers.deletedOne', { name: first?.name ?? '' })
          : t('servers.deletedMany', { count: deleted.fields.length })}
      </p>
      <button
        type="button"
        className="btn btn-sm btn-secondary"
        disabled={create.isPending}
        onClick={() => void undo().catch(() => undefined)}
      >
        {t('clients.undo')}
      </button>
      <DismissButton onClick={onClose} />
      <FailureAlert failure={create.error === null ? null : failureOf(create.error)} />
    </div>
  );
}
