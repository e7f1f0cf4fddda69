import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { paths, samePlaceOf } from '../../navigation/paths.ts';
import { AppsIcon, CaretIcon, TickIcon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';

interface ClientSwitcherProps {
  readonly clients: readonly Client[];
  readonly current: Client | null;
}

/** At the left of the top bar, where Odoo has its apps: from one client to the same place of another. */
export function ClientSwitcher({ clients, current }: ClientSwitcherProps) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const inUse = clients.filter(({ id, archived }) => !archived || id === current?.id);
  return (
    <Menu
      label={
        current === null ? t('clients.choose') : t('clients.switchFrom', { name: current.name })
      }
      buttonClass="bar-button client-switcher"
      panelClass="menu-from-left"
      button={
        <>
          <AppsIcon />
          <span className="client-name text-truncate">{current?.name ?? t('clients.choose')}</span>
          <CaretIcon />
        </>
      }
    >
      {(close) => (
        <>
          <ul className="list-unstyled m-0">
            {inUse.map((client) => (
              <li key={client.id}>
                <Link
                  href={samePlaceOf(path, client.id)}
                  className="menu-entry"
                  aria-current={client.id === current?.id ? 'true' : undefined}
                  onClick={close}
                >
                  <span>{client.name}</span>
                  {client.sandbox && <span className="sandbox-mark">{t('sandbox.mark')}</span>}
                  {client.id === current?.id && <TickIcon />}
                </Link>
              </li>
            ))}
          </ul>
          <Link href={paths.clients} className="menu-entry menu-last" onClick={close}>
            {t('clients.all')}
          </Link>
        </>
      )}
    </Menu>
  );
}
