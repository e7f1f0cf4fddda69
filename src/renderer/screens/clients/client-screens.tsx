import { useTranslation } from 'react-i18next';
import { Link, Route, Switch, useLocation } from 'wouter';
import { isAzureAppComplete } from '../../../contract/azure-app-state.ts';
import { type Client } from '../../../contract/clients.ts';
import {
  clientScreenNames,
  clientScreenPath,
  paths,
  toolScreenNames,
  toolScreenPath,
} from '../../navigation/paths.ts';
import { clientScreens, ServerScreen, toolScreens } from '../route-table.tsx';
import { SecretNotice } from './secret-notice.tsx';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';

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
        {clientScreenNames.map((name) => {
          const Screen = clientScreens[name];
          return (
            <Route key={name} path={clientScreenPath(name, ':clientId')}>
              <Screen client={client} />
            </Route>
          );
        })}
        {toolScreenNames.map((name) => {
          const Screen = toolScreens[name];
          return (
            <Route key={name} path={toolScreenPath(name, ':clientId')}>
              <Screen client={client} />
            </Route>
          );
        })}
        <Route path="/clients/:clientId/:direction/:serverId">
          {({ direction, serverId }) => (
            <ServerScreen
              client={client}
              direction={direction === 'incoming' ? 'incoming' : 'outgoing'}
              serverId={serverId === 'new' ? null : serverId}
            />
          )}
        </Route>
      </Switch>
    </>
  );
}

/** On every screen of a client that was put away. */
function ArchivedNotice({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const archive = useCommand('clients.setArchived');
  return (
    <section className="notice" aria-label={t('clients.archivedMark')}>
      <p>{t('clients.archivedNotice')}</p>
      <button
        type="button"
        className="btn btn-sm btn-secondary"
        disabled={archive.isPending}
        onClick={() => archive.mutate({ clientId: client.id, archived: false })}
      >
        {t('clients.unarchive')}
      </button>
      <FailureAlert failure={archive.error === null ? null : failureOf(archive.error)} />
    </section>
  );
}

/** What to do first, on every other screen of a client that cannot sign in yet. */
function StartHere({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const guide = paths.guide(client.id);
  const quiet = path === guide || path === paths.reports(client.id);
  if (isAzureAppComplete(client.azureApp) || quiet) return null;
  return (
    <section className="notice" aria-label={t('guide.startHere')}>
      <p>{t('guide.startHere')}</p>
      <Link href={guide} className="text-link">
        {t('guide.start')}
      </Link>
    </section>
  );
}
