import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../../contract/clients.ts';
import { useQueryCall } from '../../../window-services/use-query-call.ts';
import { paths, type Direction } from '../../../navigation/paths.ts';
import { QueryState } from '../../../ui/query-state.tsx';
import { ServerForm } from './server-form.tsx';

interface ServerScreenProps {
  readonly client: Client;
  readonly direction: Direction;
  /** Null for a new record. */
  readonly serverId: string | null;
}

/** Finds the record of an address and shows its form; each record has a form of its own. */
export function ServerScreen({ client, direction, serverId }: ServerScreenProps) {
  const { t } = useTranslation();
  const servers = useQueryCall('mailServers.list', { clientId: client.id });
  if (servers.data === undefined) return <QueryState error={servers.error} />;
  const found = servers.data.find(({ id }) => id === serverId) ?? null;
  if (serverId !== null && found?.direction !== direction) {
    return (
      <div className="empty-state">
        <h1 className="empty-title">{t('failures.notFound.mail-server')}</h1>
        <Link href={paths.servers(client.id, direction)} className="text-link">
          {t(`nav.${direction}`)}
        </Link>
      </div>
    );
  }
  return (
    <ServerForm
      key={`${direction}/${serverId ?? 'new'}`}
      client={client}
      direction={direction}
      server={found}
      servers={servers.data}
    />
  );
}
