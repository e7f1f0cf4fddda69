import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { useFormat } from '../../language/use-format.ts';
import { paths } from '../../navigation/paths.ts';
import { isAzureAppComplete } from '../azure-app/is-azure-app-complete.ts';

interface ClientRowProps {
  readonly client: Client;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

export function ClientRow({ client, onRename, onRemove }: ClientRowProps) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { azureApp, name } = client;
  const complete = isAzureAppComplete(azureApp);
  return (
    <tr>
      <th scope="row">
        {/* A client with nothing yet opens where its credentials go. */}
        <Link href={complete ? paths.servers(client.id, 'outgoing') : paths.settings(client.id)}>
          {name}
        </Link>
        {client.sandbox && <span className="sandbox-mark">{t('sandbox.mark')}</span>}
      </th>
      <td>{azureApp.odooUrl}</td>
      <td>
        <span className={`dot ${complete ? 'dot-valid' : 'dot-warning'}`}>
          {complete ? t('clients.complete') : t('clients.incomplete')}
        </span>
      </td>
      <td>{azureApp.secretExpiresOn !== null && day(azureApp.secretExpiresOn)}</td>
      <td className="row-actions">
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          aria-label={t('clients.renameNamed', { name })}
          onClick={onRename}
        >
          {t('clients.rename')}
        </button>
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          aria-label={t('clients.removeNamed', { name })}
          onClick={onRemove}
        >
          {t('clients.remove')}
        </button>
      </td>
    </tr>
  );
}
