import { Redirect } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { inOdoosOrder } from '../../../contract/odoos-order.ts';
import { paths } from '../../navigation/paths.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { useQueryCall } from '../../window-services/use-query-call.ts';

/** Where the window begins: with one client there is nothing to choose. */
export function StartPlace({ clients }: { readonly clients: readonly Client[] }) {
  const [only, ...others] = clients.filter(({ archived }) => !archived);
  if (only === undefined || others.length > 0) return <Redirect to={paths.clients} replace />;
  return only.sandbox ? (
    <PracticeStart clientId={only.id} />
  ) : (
    <Redirect to={paths.servers(only.id, 'outgoing')} replace />
  );
}

/** Practice begins at the form with “Connect”, until its mailbox is linked. */
function PracticeStart({ clientId }: { readonly clientId: string }) {
  const servers = useQueryCall('mailServers.list', { clientId });
  const links = useQueryCall('mailboxLinks.list', { clientId });
  if (servers.data === undefined || links.data === undefined) {
    return <QueryState error={servers.error ?? links.error} />;
  }
  const [first] = servers.data
    .filter(({ direction, active }) => direction === 'outgoing' && active)
    .sort(inOdoosOrder);
  const place =
    first === undefined || links.data.length > 0
      ? paths.servers(clientId, 'outgoing')
      : paths.server(clientId, 'outgoing', first.id);
  return <Redirect to={place} replace />;
}
