import { type Client } from '../../../contract/clients.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { GuideSetUps } from './guide-set-ups.tsx';
import { serverLinks } from './server-link.tsx';

/** The two set-ups of Odoo's guide, wherever a newcomer looks for a beginning. */
export function OfferedSetUps({ client }: { readonly client: Client }) {
  const clientId = client.id;
  const servers = useQueryCall('mailServers.list', { clientId });
  const review = useQueryCall('senderRules.review', { clientId });
  if (servers.data === undefined || review.data === undefined) {
    return <QueryState error={servers.error ?? review.error} />;
  }
  const usernames = servers.data.flatMap((server) =>
    server.direction === 'outgoing' && server.active ? [server.username.toLowerCase()] : [],
  );
  return (
    <GuideSetUps
      clientId={clientId}
      notifications={review.data.notifications ?? ''}
      usernames={usernames}
      links={serverLinks(clientId, servers.data)}
    />
  );
}
