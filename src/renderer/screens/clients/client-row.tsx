import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { paths } from '../../navigation/paths.ts';
import { isAzureAppComplete } from '../../../contract/azure-app.ts';
import { ClientActions, type ClientAction } from './client-actions.tsx';
import { type ClientFacts } from './client-facts.ts';
import { LinkCounts, TestCounts } from './health-cell.tsx';
import { SecretCell } from './secret-cell.tsx';

interface ClientRowProps {
  readonly facts: ClientFacts;
  readonly onAct: (action: ClientAction) => void;
}

export function ClientRow({ facts, onAct }: ClientRowProps) {
  const { t } = useTranslation();
  const { client, health, expiry } = facts;
  const { azureApp } = client;
  const complete = isAzureAppComplete(azureApp);
  return (
    <tr>
      <th scope="row">
        {/* A client with nothing yet opens where its credentials go. */}
        <Link href={complete ? paths.servers(client.id, 'outgoing') : paths.settings(client.id)}>
          {client.name}
        </Link>
        {client.sandbox && <span className="sandbox-mark">{t('sandbox.mark')}</span>}
        {client.archived && <span className="archived-mark">{t('clients.archivedMark')}</span>}
        {azureApp.odooUrl !== '' && (
          <div className="client-address">{azureApp.odooUrl.replace(/^https:\/\//, '')}</div>
        )}
      </th>
      <td>
        <span className={`dot ${complete ? 'dot-valid' : 'dot-warning'}`}>
          {complete ? t('clients.complete') : t('clients.incomplete')}
        </span>
      </td>
      <td>
        <LinkCounts health={health} />
      </td>
      <td>
        <TestCounts health={health} />
      </td>
      <td>
        <SecretCell
          stored={azureApp.hasSecret}
          expiresOn={azureApp.secretExpiresOn}
          expiry={expiry}
        />
      </td>
      <td className="row-actions">
        <ClientActions client={client} onAct={onAct} />
      </td>
    </tr>
  );
}
