import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type Client } from '../contract/clients.ts';
import {
  barScreenNames,
  clientScreenPath,
  toolScreenNames,
  toolScreenPath,
} from './navigation/paths.ts';
import { ClientSwitcher } from './screens/clients/client-switcher.tsx';
import { HelpMenu } from './screens/preferences/help-menu.tsx';
import { PreferencesMenu } from './screens/preferences/preferences-menu.tsx';

interface TopBarProps {
  readonly clients: readonly Client[];
  readonly current: Client | null;
}

/** The purple bar: which client, which of its screens, and the user's preferences. */
export function TopBar({ clients, current }: TopBarProps) {
  const { t } = useTranslation();
  return (
    <header className="top-bar">
      <ClientSwitcher clients={clients} current={current} />
      {current !== null && (
        <nav aria-label={t('nav.title')} className="bar-nav d-flex flex-wrap">
          {barScreenNames.map((name) => (
            <BarLink
              key={name}
              path={clientScreenPath(name, current.id)}
              label={t(`nav.${name}`)}
            />
          ))}
        </nav>
      )}
      <div className="bar-right d-flex">
        {toolScreenNames.map((name) => (
          <BarLink
            key={name}
            path={toolScreenPath(name, current?.id ?? null)}
            label={t(`nav.${name}`)}
          />
        ))}
        <HelpMenu client={current} />
        <PreferencesMenu />
      </div>
    </header>
  );
}

function BarLink({ path, label }: { readonly path: string; readonly label: string }) {
  const [here] = useLocation();
  return (
    <Link
      href={path}
      className="bar-link"
      aria-current={here === path || here.startsWith(`${path}/`) ? 'page' : undefined}
    >
      {label}
    </Link>
  );
}
