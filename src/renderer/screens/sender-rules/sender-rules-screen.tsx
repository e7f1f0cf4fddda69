import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { GuideSetUps } from './guide-set-ups.tsx';
import { SenderReviewSection } from './sender-review-section.tsx';
import { serverLinks } from './server-link.tsx';
import { TrySender } from './try-sender.tsx';

/** Which server Odoo would choose, what is wrong with the set-up, and two that are right. */
export function SenderRulesScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const clientId = client.id;
  const servers = useQueryCall('mailServers.list', { clientId });
  const review = useQueryCall('senderRules.review', { clientId });
  if (servers.data === undefined || review.data === undefined) {
    return <QueryState error={servers.error ?? review.error} />;
  }
  const links = serverLinks(clientId, servers.data);
  const usernames = servers.data.flatMap((server) =>
    server.direction === 'outgoing' && server.active ? [server.username.toLowerCase()] : [],
  );
  return (
    <>
      <ControlPanel title={t('nav.senderRules')} />
      <div className="page-body sender-page">
        <TrySender clientId={clientId} examples={review.data.examples} links={links} />
        <SenderReviewSection clientId={clientId} findings={review.data.findings} links={links} />
        <GuideSetUps
          clientId={clientId}
          notifications={review.data.notifications ?? ''}
          usernames={usernames}
          links={links}
        />
      </div>
    </>
  );
}
