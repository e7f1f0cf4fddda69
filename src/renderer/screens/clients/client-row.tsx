import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { paths } from '../../navigation/paths.ts';
import { isAzureAppComplete, type SecretExpiry } from '../../../contract/azure-app-state.ts';
import { ClientActions, type ClientAction } from './client-actions.tsx';
import { type ClientFacts } from './client-facts.ts';
import { LinkCounts, TestCounts } from './health-cell.tsx';
import { Breakable } from '../../ui/breakable.tsx';
import { useFormat } from '../../language/format.ts';

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
          <div className="client-address">
            <Breakable text={azureApp.odooUrl.replace(/^https:\/\//, '')} />
          </div>
        )}
      </th>
      <td>
        {/* Filled in is not proven: no colour says that it is. */}
        <span className={complete ? undefined : 'dot dot-warning'}>
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

interface SecretCellProps {
  readonly stored: boolean;
  readonly expiresOn: string | null;
  readonly expiry: SecretExpiry;
}

/** Whether there is a secret, and how long it lasts. */
function SecretCell({ stored, expiresOn, expiry }: SecretCellProps) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { level, days } = expiry;
  const dot = level === 'expired' || level === 'today' ? 'broken' : 'warning';
  return (
    <span className="counts d-flex flex-wrap">
      {!stored && <span className="dot dot-warning">{t('clients.noSecret')}</span>}
      {(stored || level !== 'unknown') && (
        <span className={level === 'far' || level === 'unknown' ? undefined : `dot dot-${dot}`}>
          {t(`secretExpiry.short.${level}`, { count: days ?? 0 })}
        </span>
      )}
      {expiresOn !== null && <span className="muted">{day(expiresOn)}</span>}
    </span>
  );
}
