import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../bridge/call-failure.ts';
import { newestFailure, useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { useFormat } from '../../language/format.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { WarningIcon } from '../../ui/icons.tsx';
import { noticeOf, type VaultAction } from './notice-of.ts';
import { PassphraseDialog } from './passphrase-dialog.tsx';

/** Says when secrets are not kept, or cannot be read, and offers the ways out. */
export function VaultNotice() {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const status = useQueryCall('vault.status', {});
  const keepsSecrets = useQueryCall('vault.keepsSecrets', {});
  const damaged = useQueryCall('storage.damagedFiles', {});
  const [chosen, setChosen] = useState<VaultAction | 'none' | null>(null);
  const unlock = useCommand('vault.unlock');
  const useKeyStore = useCommand('vault.useKeyStore');
  const restore = useCommand('vault.restoreBackup');
  const startEmpty = useCommand('vault.startEmpty');
  const found = status.data === undefined ? null : noticeOf(status.data);
  // Where nothing would be lost there is no question yet.
  const waits = found?.text.startsWith('memory') === true && keepsSecrets.data !== true;
  const notice = waits ? null : found;
  // A vault locked at the start asks by itself, once; after a "no" the button is here.
  const first = notice?.text === 'passphrase-needed' ? 'unlock' : 'none';
  const dialog = chosen ?? first;
  if (notice === null || (dialog === 'keep' && notice.actions.includes('keep'))) return null;
  const trouble = status.data?.state === 'open' ? (status.data.keyStoreTrouble ?? null) : null;
  const close = () => setChosen('none');
  const backup = damaged.data?.find(
    ({ file, clientId, stamp }) => file === 'vault' && clientId === null && stamp === '',
  )?.backup;
  const act = (action: VaultAction) => {
    for (const each of [unlock, useKeyStore, restore, startEmpty]) each.reset();
    if (action === 'retry') unlock.mutate({ passphrase: null });
    else if (action === 'use-key-store') useKeyStore.mutate({ use: true });
    else if (action === 'restore') restore.mutate({});
    else setChosen(action);
  };
  const labelOf = (action: VaultAction): string | null => {
    switch (action) {
      case 'set':
        return t('vault.setPassphrase');
      case 'keep':
        return t('vault.keepInMemory');
      case 'unlock':
        return t('vault.unlock');
      case 'retry':
        return t('vault.retry');
      case 'use-key-store':
        return t(notice.text === 'memory-refused' ? 'vault.retry' : 'vault.useKeyStore');
      case 'restore':
        return backup ? t('vault.restore', { date: dateTime(backup.savedAt) }) : null;
      case 'start-empty':
        return t('vault.startEmpty');
    }
  };
  return (
    <div className="notice" role="region" aria-label={t('vault.title')}>
      <WarningIcon />
      <p>
        {t(`vault.notice.${notice.text}`)}
        {trouble !== null &&
          trouble.kind !== 'waiting' &&
          ` ${t(`vault.trouble.${trouble.kind}`, { text: trouble.text })}`}
      </p>
      {notice.actions.map((action) => {
        const label = labelOf(action);
        return label === null ? null : (
          <button
            key={action}
            type="button"
            className="btn btn-sm btn-secondary"
            disabled={unlock.isPending || useKeyStore.isPending || restore.isPending}
            onClick={() => act(action)}
          >
            {label}
          </button>
        );
      })}
      <FailureAlert failure={newestFailure(unlock, useKeyStore, restore)} />
      {(dialog === 'set' || dialog === 'unlock') && (
        <PassphraseDialog purpose={dialog === 'set' ? 'keep' : 'unlock'} onClose={close} />
      )}
      {dialog === 'start-empty' && (
        <ConfirmDialog
          title={t('vault.startEmptyDialog.title')}
          confirm={t('vault.startEmptyDialog.confirm')}
          busy={startEmpty.isPending}
          failure={startEmpty.error === null ? null : failureOf(startEmpty.error)}
          onConfirm={() => void startEmpty.run({}, close)}
          onCancel={close}
        >
          <p>{t('vault.startEmptyDialog.text')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
