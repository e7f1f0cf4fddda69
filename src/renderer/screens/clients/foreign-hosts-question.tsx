import { useTranslation } from 'react-i18next';
import { showHost } from '../../../contract/mail-hosts.ts';
import { WarningIcon } from '../../ui/icons.tsx';
import { type ClientPreview } from './use-client-import.ts';

interface ForeignHostsQuestionProps {
  readonly hosts: ClientPreview['hosts'];
  readonly disabled: boolean;
  readonly onConfirm: () => void;
}

/** Each host of a client's file that is not Microsoft's, before anything of the file is kept. */
export function ForeignHostsQuestion({ hosts, disabled, onConfirm }: ForeignHostsQuestionProps) {
  const { t } = useTranslation();
  return (
    <div className="alert alert-warning" role="alert">
      <p>
        <WarningIcon /> {t('clients.foreignHosts.text')}
      </p>
      <ul className="foreign-hosts">
        {hosts.map(({ host, servers }) => (
          <li key={host}>
            {t('clients.foreignHosts.host', { host: showHost(host), count: servers })}
          </li>
        ))}
      </ul>
      <p>{t('clients.foreignHosts.noToken')}</p>
      <button type="button" className="btn btn-secondary" disabled={disabled} onClick={onConfirm}>
        {t('clients.foreignHosts.confirm')}
      </button>
    </div>
  );
}
