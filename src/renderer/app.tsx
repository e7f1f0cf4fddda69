import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch, useLocation } from 'wouter';
import { useQueryCall } from './window-services/use-query-call.ts';
import { FollowTitle } from './navigation/follow-title.tsx';
import { clientIdIn, paths, toolScreenNames, toolScreenPath } from './navigation/paths.ts';
import { ClientScreens } from './screens/clients/client-screens.tsx';
import { ClientsScreen } from './screens/clients/clients-screen.tsx';
import { SandboxHint } from './screens/clients/sandbox-hint.tsx';
import { StartPlace } from './screens/clients/start-place.tsx';
import { UpdateNotice } from './screens/preferences/update-notice.tsx';
import { preloadScreens, toolScreens } from './screens/route-table.tsx';
import { OtherAccountDialog } from './screens/sign-in/other-account-dialog.tsx';
import { DamagedFilesNotice } from './screens/vault/damaged-files-notice.tsx';
import { useActivity } from './screens/vault/use-activity.ts';
import { TrustNotice } from './screens/vault/trust-notice.tsx';
import { VaultNotice } from './screens/vault/vault-notice.tsx';
import { MissedAnswersNotice } from './missed-answers-notice.tsx';
import { TopBar } from './top-bar.tsx';
import { ProgressLine } from './ui/progress-line.tsx';
import { QueryState } from './ui/query-state.tsx';

/** By a button: the addresses of this window are its screens, so a link to a place would leave them. */
function skipToContent(): void {
  const content = document.getElementById('page-title') ?? document.querySelector('main');
  content?.focus();
}

/** The frame around every screen. */
export function App() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const clients = useQueryCall('clients.list', {});
  useActivity();
  useEffect(preloadScreens, []);
  const current = clients.data?.find(({ id }) => id === clientIdIn(path)) ?? null;

  return (
    <>
      <button type="button" className="skip-link" onClick={skipToContent}>
        {t('nav.skip')}
      </button>
      <TopBar clients={clients.data ?? []} current={current} />
      <VaultNotice />
      <TrustNotice />
      <DamagedFilesNotice />
      <MissedAnswersNotice clients={clients.data ?? []} />
      <UpdateNotice />
      {current?.sandbox === true && <SandboxHint client={current} />}
      <main tabIndex={-1}>
        {clients.data === undefined ? (
          <QueryState error={clients.error} />
        ) : (
          <Suspense fallback={<ProgressLine text={t('actions.loading')} />}>
            <Switch>
              <Route path="/">
                <StartPlace clients={clients.data} />
              </Route>
              <Route path={paths.clients}>
                <ClientsScreen />
              </Route>
              {toolScreenNames.map((name) => {
                const Screen = toolScreens[name];
                return (
                  <Route key={name} path={toolScreenPath(name, null)}>
                    <Screen client={null} />
                  </Route>
                );
              })}
              <Route>
                <ClientScreens client={current} />
              </Route>
            </Switch>
            <FollowTitle records={clients.data} />
          </Suspense>
        )}
      </main>
      <OtherAccountDialog />
    </>
  );
}
