import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type Client } from '../contract/clients.ts';
import { paths } from './navigation/paths.ts';
import { ClientSwitcher } from './screens/clients/client-switcher.tsx';
import { PreferencesMenu } from './screens/preferences/preferences-menu.tsx';

interface TopBarProps {
  readonly clients: readonly Client[];
  readonly current: Client | null;
}

/** The purple bar: which client, which of its screens, and the user's preferences. */
export function TopBar({ clients, current }: TopBarProps) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const entries =
    current === null
      ? []
      : [
          { path: paths.settings(current.id), label: t('nav.settings') },
          { path: paths.servers(current.id, 'outgoing'), label: t('nav.outgoing') },
          { path: paths.servers(current.id, 'incoming'), label: t('nav.incoming') },
          { path: paths.senderRules(current.id), label: t('nav.senderRules') },
          { path: paths.guide(current.id), label: t('nav.guide') },
        ];
  return (
    <header className="top-bar">
      <ClientSwitcher clients={clients} current={current} />
      {entries.length > 0 && (
        <nav aria-label={t('nav.title')} className="bar-nav">
          {entries.map((entry) => (
            <Link
              key={entry.path}
              href={entry.path}
              className="bar-link"
              aria-current={path.startsWith(entry.path) ? 'page' : undefined}
            >
              {entry.label}
            </Link>
          ))}
        </nav>
      )}
      <div className="bar-right">
        <Link
          href={paths.explain(current?.id ?? null)}
          className="bar-link"
          aria-current={path.endsWith('/explain') ? 'page' : undefined}
        >
          {t('nav.explain')}
        </Link>
        <Link
          href={paths.reports(current?.id ?? null)}
          className="bar-link"
          aria-current={path.endsWith('/reports') ? 'page' : undefined}
        >
          {t('nav.reports')}
        </Link>
        <PreferencesMenu />
      </div>
    </header>
  );
}
