import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DamagedFile } from '../../../contract/storage.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { useFormat } from '../../language/format.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { DismissButton } from '../../ui/dismiss-button.tsx';
import { WarningIcon } from '../../ui/icons.tsx';

/** Names what was found damaged and set aside, and offers its backup. */
export function DamagedFilesNotice() {
  const { data } = useQueryCall('storage.damagedFiles', {});
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  // A damaged vault that is still in its place has a notice of its own; a client's part has not.
  const shown = (data ?? []).filter(
    ({ stamp, clientId, path }) => (stamp !== '' || clientId !== null) && !dismissed.includes(path),
  );
  return shown.map((file) => (
    <DamagedFileNotice
      key={file.path}
      damaged={file}
      onDismiss={() => setDismissed([...dismissed, file.path])}
    />
  ));
}

function DamagedFileNotice(props: {
  readonly damaged: DamagedFile;
  readonly onDismiss: () => void;
}) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { file, clientId, stamp, path, backup } = props.damaged;
  const which = { file, clientId, stamp };
  const text = clientId === null ? file : (`${file}OfClient` as const);
  const restore = useCommand('storage.restoreBackup');
  const remove = useCommand('storage.deleteDamaged');
  const [asking, setAsking] = useState(false);
  const busy = restore.isPending || remove.isPending;
  const deleteText = t(backup === null ? 'actions.delete' : 'vault.damagedFile.delete');
  return (
    <div className="notice" role="region" aria-label={t('vault.damagedFile.title')}>
      <WarningIcon />
      <p>
        {t(`vault.damagedFile.${text}`, { path })}{' '}
        {backup === null
          ? t('vault.damagedFile.noBackup')
          : t(`vault.damagedFile.${text}_backup`, {
              count: backup.holds,
              date: dateTime(backup.savedAt),
            })}
      </p>
      {backup !== null && (
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          disabled={busy}
          onClick={() => restore.mutate(which)}
        >
          {t('vault.damagedFile.restore')}
        </button>
      )}
      <button
        type="button"
        className="btn btn-sm btn-secondary"
        disabled={busy}
        onClick={() => setAsking(true)}
      >
        {deleteText}
      </button>
      <DismissButton onClick={props.onDismiss} />
      <FailureAlert failure={restore.error === null ? null : failureOf(restore.error)} />
      {asking && (
        <ConfirmDialog
          title={t(backup === null ? 'vault.damagedFile.askOne' : 'vault.damagedFile.askBoth')}
          confirm={deleteText}
          busy={busy}
          failure={remove.error === null ? null : failureOf(remove.error)}
          onConfirm={() => remove.mutate(which)}
          onCancel={() => {
            setAsking(false);
            remove.reset();
          }}
        >
          <p>{t(backup === null ? 'vault.damagedFile.loseOne' : 'vault.damagedFile.loseBoth')}</p>
          <p className="field-hint text-break">{path}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
