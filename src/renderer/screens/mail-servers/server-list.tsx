import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { useQueryCall } from '../../bridge/use-query-call.ts';
import { paths, type Direction } from '../../navigation/paths.ts';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { ReportButton } from '../reports/report-button.tsx';
import { inOdoosOrder } from './in-odoos-order.ts';
import { ClientAlerts } from './client-alerts.tsx';
import { ServerRow } from './server-row.tsx';

interface ServerListProps {
  readonly client: Client;
  readonly direction: Direction;
}

/** Odoo's list of mail servers, with two columns more: linked or not, and the last test. */
export function ServerList({ client, direction }: ServerListProps) {
  const { t } = useTranslation();
  const servers = useQueryCall('mailServers.list', { clientId: client.id });
  const links = useQueryCall('mailboxLinks.list', { clientId: client.id });
  if (servers.data === undefined) return <QueryState error={servers.error} />;
  const shown = servers.data.filter((server) => server.direction === direction).sort(inOdoosOrder);
  const newPath = paths.newServer(client.id, direction);
  return (
    <>
      <ControlPanel
        title={t(`nav.${direction}`)}
        buttons={
          <>
            <Link href={newPath} className="btn btn-primary">
              {t('actions.new')}
            </Link>
            {servers.data.length > 0 && (
              <ReportButton client={client} servers={servers.data} server={null} />
            )}
          </>
        }
      />
      <ClientAlerts client={client} />
      {shown.length === 0 ? (
        <div className="empty-state">
          <p className="empty-title">{t(`servers.empty.${direction}.title`)}</p>
          <p>{t(`servers.empty.${direction}.text`)}</p>
        </div>
      ) : (
        <div className="table-frame">
          <table className="list" aria-label={t(`nav.${direction}`)}>
            <thead>
              <tr>
                <th scope="col">{t('servers.name')}</th>
                <th scope="col">{t(`servers.host.${direction}`)}</th>
                <th scope="col">{t('servers.username')}</th>
                <th scope="col">{t('servers.encryption')}</th>
                <th scope="col">{t('servers.mailbox')}</th>
                <th scope="col">{t('servers.lastTest')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((server) => (
                <ServerRow key={server.id} server={server} links={links.data ?? []} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
