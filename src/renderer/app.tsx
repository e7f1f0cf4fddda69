import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { type Client } from '../contract/clients.ts';
import { useQueryCall } from './bridge/use-query-call.ts';
import { clientIdIn, paths } from './navigation/paths.ts';
import { ClientScreens } from './screens/clients/client-screens.tsx';
import { ClientsScreen } from './screens/clients/clients-screen.tsx';
import { ExplainScreen } from './screens/explain/explain-screen.tsx';
import { SandboxHint } from './screens/clients/sandbox-hint.tsx';
import { ReportsScreen } from './screens/reports/reports-screen.tsx';
import { OtherAccountDialog } from './screens/sign-in/other-account-dialog.tsx';
import { DamagedFilesNotice } from './screens/vault/damaged-files-notice.tsx';
import { useActivity } from './screens/vault/use-activity.ts';
import { VaultNotice } from './screens/vault/vault-notice.tsx';
import { TopBar } from './top-bar.tsx';
import { QueryState } from './ui/query-state.tsx';

/** The frame around every screen. */
export function App() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const clients = useQueryCall('clients.list', {});
  useActivity();
  const current = clients.data?.find(({ id }) => id === clientIdIn(path)) ?? null;

  useEffect(() => {
    const title = document.getElementById('page-title');
    document.title = title?.textContent ? `${title.textContent} – ${t('app.name')}` : t('app.name');
    // What had the focus has gone with its screen: start the next one at its title.
    if (document.activeElement === document.body) title?.focus();
  }, [path, clients.data, t]);

  return (
    <>
      <TopBar clients={clients.data ?? []} current={current} />
      <VaultNotice />
      <DamagedFilesNotice />
      {current?.sandbox === true && <SandboxHint clientId={current.id} />}
      <main>
        {clients.data === undefined ? (
          <QueryState error={clients.error} />
        ) : (
          <Switch>
            <Route path="/">
              <Redirect to={startPath(clients.data)} replace />
            </Route>
            <Route path={paths.clients}>
              <ClientsScreen />
            </Route>
            <Route path={paths.reports}>
              <ReportsScreen />
            </Route>
            <Route path={paths.explain(null)}>
              <ExplainScreen clientId={null} />
            </Route>
            <Route>
              <ClientScreens client={current} />
            </Route>
          </Switch>
        )}
      </main>
      <OtherAccountDialog />
    </>
  );
}

/** With one client there is nothing to choose. */
function startPath(clients: readonly Pick<Client, 'id' | 'archived'>[]): string {
  const [only, ...others] = clients.filter(({ archived }) => !archived);
  return only !== undefined && others.length === 0
    ? paths.servers(only.id, 'outgoing')
    : paths.clients;
}
