import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { paths, samePlaceOf } from '../../navigation/paths.ts';
import { findByName } from './find-by-name.ts';
import { AppsIcon, CaretIcon, TickIcon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';

/** Fewer are found at a glance. */
const searchableFrom = 8;

interface ClientSwitcherProps {
  readonly clients: readonly Client[];
  readonly current: Client | null;
}

/** At the left of the top bar, where Odoo has its apps: from one client to the same place of another. */
export function ClientSwitcher({ clients, current }: ClientSwitcherProps) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const [search, setSearch] = useState('');
  const inUse = clients.filter(({ id, archived }) => !archived || id === current?.id);
  const shown = findByName(inUse, search);
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
          <Link href={paths.clients} className="menu-entry menu-first" onClick={close}>
            {t('clients.all')}
          </Link>
          {inUse.length >= searchableFrom && (
            <input
              type="search"
              className="form-control form-control-sm menu-search"
              aria-label={t('clients.search')}
              placeholder={t('clients.search')}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          )}
          <ul className="list-unstyled m-0">
            {shown.map((client) => (
              <li key={client.id}>
                <Link
                  href={samePlaceOf(path, client.id)}
                  className="menu-entry"
                  aria-current={client.id === current?.id ? 'true' : undefined}
                  onClick={() => {
                    setSearch('');
                    close();
                  }}
                >
                  <span>{client.name}</span>
                  {client.sandbox && <span className="sandbox-mark">{t('sandbox.mark')}</span>}
                  {client.id === current?.id && <TickIcon />}
                </Link>
              </li>
            ))}
          </ul>
          {shown.length === 0 && (
            <p className="menu-nothing muted">{t('clients.nothingFound', { text: search })}</p>
          )}
        </>
      )}
    </Menu>
  );
}
