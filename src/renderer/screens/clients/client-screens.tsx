import { useTranslation } from 'react-i18next';
import { Link, Route, Switch } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { paths, type Direction } from '../../navigation/paths.ts';
import { StartHere } from '../guide/start-here.tsx';
import { laterScreens } from '../later-screens.ts';
import { ServerList } from '../mail-servers/list/server-list.tsx';
import { ArchivedNotice } from './archived-notice.tsx';
import { SecretNotice } from './secret-notice.tsx';

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
      {/* Nothing typed for one client may turn up under another. */}
      <Switch key={client.id}>
        <Route path="/clients/:clientId/settings">
          <laterScreens.Settings client={client} />
        </Route>
        <Route path={paths.senderRules(':clientId')}>
          <laterScreens.SenderRules client={client} />
        </Route>
        <Route path={paths.guide(':clientId')}>
          <laterScreens.Guide client={client} />
        </Route>
        <Route path={paths.explain(':clientId')}>
          <laterScreens.Explain clientId={client.id} />
        </Route>
        <Route path={paths.reports(':clientId')}>
          <laterScreens.Reports />
        </Route>
        <Route path="/clients/:clientId/:direction">
          {(params) => <ServerList client={client} direction={directionOf(params.direction)} />}
        </Route>
        <Route path="/clients/:clientId/:direction/:serverId">
          {(params) => (
            <laterScreens.Server
              client={client}
              direction={directionOf(params.direction)}
              serverId={params.serverId === 'new' ? null : params.serverId}
            />
          )}
        </Route>
      </Switch>
    </>
  );
}

function directionOf(text: string): Direction {
  return text === 'incoming' ? 'incoming' : 'outgoing';
}
