import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOfServer } from '../../../../contract/fields-of-server.ts';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { failureOf } from '../../../bridge/call-failure.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { useQueryCall } from '../../../window-services/use-query-call.ts';
import { newestFailure, useCommand } from '../../../window-services/use-command.ts';
import { paths } from '../../../navigation/paths.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { GearIcon } from '../../../ui/icons.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { listKey } from '../list/use-list-view.ts';

interface ServerActionsProps {
  readonly server: MailServer;
  /** Saves what is typed; null when it cannot be saved. */
  readonly onBefore: () => Promise<MailServer | null>;
}

/** Odoo's gear beside the record's name. */
export function ServerActions({ server, onBefore }: ServerActionsProps) {
  const { t } = useTranslation();
  const { location, listNews } = useServices();
  const remove = useCommand('mailServers.remove');
  const setActive = useCommand('mailServers.setActive');
  const create = useCommand('mailServers.create');
  const [asking, setAsking] = useState(false);
  const { clientId, direction } = server;
  const links = useQueryCall('mailboxLinks.list', { clientId });
  const mailbox = server.username.toLowerCase();
  const isLinked = links.data?.some((each) => each.mailbox === mailbox) === true;
  const onRemoved = () => {
    const fields = [fieldsOfServer(server)];
    listNews.set(listKey(clientId, direction), { kind: 'deleted', clientId, fields });
    if (location.current() !== paths.server(clientId, direction, server.id)) return;
    location.navigate(paths.servers(clientId, direction), { replace: true, unguarded: true });
  };
  const archive = async () => {
    const saved = await onBefore();
    if (saved !== null) setActive.mutate({ serverIds: [saved.id], active: !saved.active });
  };
  const duplicate = async () => {
    const saved = await onBefore();
    if (saved === null) return;
    const name = t('serverForm.copyOf', { name: saved.name });
    await create.runHere({ clientId, fields: { ...fieldsOfServer(saved), name } }, ({ id }) =>
      location.navigate(paths.server(clientId, direction, id)),
    );
  };
  const entries = [
    {
      name: server.active ? t('serverForm.archive') : t('serverForm.unarchive'),
      act: () => void archive(),
    },
    { name: t('serverForm.duplicate'), act: () => void duplicate() },
    { name: t('actions.deleteAsking'), act: () => setAsking(true) },
  ];
  return (
    <>
      <Menu label={t('actions.menu')} button={<GearIcon />} buttonClass="icon-button">
        {(close) =>
          entries.map(({ name, act }) => (
            <button
              key={name}
              type="button"
              className="menu-entry"
              onClick={() => {
                close();
                act();
              }}
            >
              {name}
            </button>
          ))
        }
      </Menu>
      <FailureAlert failure={newestFailure(setActive, create)} />
      {asking && (
        <ConfirmDialog
          title={t('servers.deleteTitle')}
          confirm={t('actions.delete')}
          busy={remove.isPending}
          failure={remove.error === null ? null : failureOf(remove.error)}
          onConfirm={() => void remove.run({ serverId: server.id }, onRemoved)}
          onCancel={() => setAsking(false)}
        >
          <p>
            {t(isLinked ? 'servers.deleteText' : 'servers.deleteTextUnlinked', {
              name: server.name,
            })}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
