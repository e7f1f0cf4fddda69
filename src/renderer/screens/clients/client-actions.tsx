import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { GearIcon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';

const actions = ['rename', 'duplicate', 'export', 'archive', 'unarchive', 'remove'] as const;
export type ClientAction = (typeof actions)[number];

interface ClientActionsProps {
  readonly client: Client;
  readonly onAct: (action: ClientAction) => void;
}

/** Odoo's gear at the end of a row. */
export function ClientActions({ client, onAct }: ClientActionsProps) {
  const { t } = useTranslation();
  // The practice client is made again on every computer: there is nothing to hand on.
  const hidden: readonly ClientAction[] = [
    client.archived ? 'archive' : 'unarchive',
    ...(client.sandbox ? (['duplicate', 'export'] as const) : []),
  ];
  return (
    <Menu
      label={t('clients.actionsOf', { name: client.name })}
      button={<GearIcon />}
      buttonClass="icon-button"
      panelClass="menu-at-row-end"
    >
      {(close) => (
        <ul className="list-unstyled m-0">
          {actions
            .filter((action) => !hidden.includes(action))
            .map((action) => (
              <li key={action}>
                <button
                  type="button"
                  className="menu-entry"
                  onClick={() => {
                    close();
                    onAct(action);
                  }}
                >
                  {t(`clients.${action}`)}
                </button>
              </li>
            ))}
        </ul>
      )}
    </Menu>
  );
}
