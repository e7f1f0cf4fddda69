import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useServices } from '../../bridge/services-context.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { paths } from '../../navigation/paths.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { GearIcon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';

/** Odoo's gear beside the record's name. */
export function ServerActions({ server }: { readonly server: MailServer }) {
  const { t } = useTranslation();
  const { location } = useServices();
  const remove = useCommand('mailServers.remove');
  const [asking, setAsking] = useState(false);
  const onRemoved = () =>
    location.navigate(paths.servers(server.clientId, server.direction), {
      replace: true,
      unguarded: true,
    });
  return (
    <>
      <Menu label={t('actions.menu')} button={<GearIcon />} buttonClass="icon-button">
        {(close) => (
          <button
            type="button"
            className="menu-entry"
            onClick={() => {
              close();
              setAsking(true);
            }}
          >
            {t('actions.delete')}
          </button>
        )}
      </Menu>
      {asking && (
        <ConfirmDialog
          title={t('servers.deleteTitle')}
          confirm={t('actions.delete')}
          busy={remove.isPending}
          failure={remove.error === null ? null : failureOf(remove.error)}
          onConfirm={() => remove.mutate({ serverId: server.id }, { onSuccess: onRemoved })}
          onCancel={() => setAsking(false)}
        >
          <p>{t('servers.deleteText', { name: server.name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
