import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../bridge/call-failure.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useCommand } from '../../window-services/use-command.ts';

interface DisconnectOdooProps {
  readonly clientId: string;
  readonly database: string;
}

/** Forgets the connection. Asks first: the key cannot be read again, here or in Odoo. */
export function DisconnectOdoo({ clientId, database }: DisconnectOdooProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const disconnect = useCommand('odoo.disconnect');
  return (
    <>
      <button type="button" className="btn btn-secondary" onClick={() => setAsking(true)}>
        {t('odoo.disconnect')}
      </button>
      {asking && (
        <ConfirmDialog
          title={t('odoo.disconnectTitle')}
          confirm={t('odoo.disconnect')}
          busy={disconnect.isPending}
          failure={disconnect.error === null ? null : failureOf(disconnect.error)}
          onConfirm={() => disconnect.mutate({ clientId })}
          onCancel={() => setAsking(false)}
        >
          <p>{t('odoo.disconnectText', { database })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
