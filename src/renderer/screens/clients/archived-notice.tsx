import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';

/** On every screen of a client that was put away. */
export function ArchivedNotice({ client }: { readonly client: Client }) {
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
