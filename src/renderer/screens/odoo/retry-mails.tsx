import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../bridge/call-failure.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useCommand } from '../../window-services/use-command.ts';
import { TroubleAlert } from './trouble-alert.tsx';

interface RetryMailsProps {
  readonly clientId: string;
  readonly mailIds: readonly number[];
  readonly onQueued: () => void;
}

/** Puts failed mails back into Odoo's queue. Asks first: real mail leaves. */
export function RetryMails({ clientId, mailIds, onQueued }: RetryMailsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const retry = useCommand('odoo.retryMails');
  if (mailIds.length === 0) return null;
  return (
    <>
      {retry.data?.outcome === 'failed' && <TroubleAlert trouble={retry.data.trouble} />}
      <button type="button" className="btn btn-secondary" onClick={() => setAsking(true)}>
        {t('odoo.mails.retry', { count: mailIds.length })}
      </button>
      {asking && (
        <ConfirmDialog
          title={t('odoo.mails.retryTitle')}
          confirm={t('odoo.mails.retryConfirm')}
          busy={retry.isPending}
          failure={retry.error === null ? null : failureOf(retry.error)}
          onConfirm={() =>
            void retry.run({ clientId, mailIds: [...mailIds] }, ({ outcome }) => {
              setAsking(false);
              if (outcome === 'queued') onQueued();
            })
          }
          onCancel={() => setAsking(false)}
        >
          <p>{t('odoo.mails.retryText', { count: mailIds.length })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
