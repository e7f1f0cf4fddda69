import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Switch } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { paths, type Direction } from '../../navigation/paths.ts';
import { ExplainScreen } from '../explain/explain-screen.tsx';
import { StartHere } from '../guide/start-here.tsx';
import { ServerList } from '../mail-servers/server-list.tsx';
import { ServerScreen } from '../mail-servers/server-screen.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { ArchivedNotice } from './archived-notice.tsx';
import { SecretNotice } from './secret-notice.tsx';

const SettingsScreen = lazy(() =>
  import('../general-settings/settings-screen.tsx').then((module) => ({
    default: module.SettingsScreen,
  })),
);

const SenderRulesScreen = lazy(() =>
  import('../sender-rules/sender-rules-screen.tsx').then((module) => ({
    default: module.SenderRulesScreen,
  })),
);

const GuideScreen = lazy(() =>
  import('../guide/guide-screen.tsx').then((module) => ({ default: module.GuideScreen })),
);

/** The screens of one client, by address. */
export function ClientScreens({ client }: { readonly client: Client | null }) {
  const { t } = useTranslation();
  if (client === null) {
    return (
      <div className="empty-state">
        <h1 className="empty-title">{t('failures.notFound.client')}</h1>
        <Link href={paths.clients} className="text-link">
          {t('clients.all')}
        </Link>
      </div>
    );
  }
  return (
    <>
      {client.archived && <ArchivedNotice client={client} />}
      <SecretNotice client={client} />
      <StartHere client={client} />
      <Suspense fallback={<ProgressLine text={t('actions.loading')} />}>
        {/* Nothing typed for one client may turn up under another. */}
        <Switch key={client.id}>
          <Route path="/clients/:clientId/settings">
            <SettingsScreen client={client} />
          </Route>
          <Route path={paths.senderRules(':clientId')}>
            <SenderRulesScreen client={client} />
          </Route>
          <Route path={paths.guide(':clientId')}>
            <GuideScreen client={client} />
          </Route>
          <Route path={paths.explain(':clientId')}>
            <ExplainScreen clientId={client.id} />
          </Route>
          <Route path="/clients/:clientId/:direction">
            {(params) => <ServerList client={client} direction={directionOf(params.direction)} />}
          </Route>
          <Route path="/clients/:clientId/:direction/:serverId">
            {(params) => (
              <ServerScreen
                client={client}
                direction={directionOf(params.direction)}
                serverId={params.serverId === 'new' ? null : params.serverId}
              />
            )}
          </Route>
        </Switch>
      </Suspense>
    </>
  );
}

function directionOf(text: string): Direction {
  return text === 'incoming' ? 'incoming' : 'outgoing';
}
