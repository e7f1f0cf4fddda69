import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../../contract/clients.ts';
import { useQueryCall } from '../../../window-services/use-query-call.ts';
import { findingText } from '../../../language/finding-text.ts';
import { paths } from '../../../navigation/paths.ts';

/** Said on every screen of the client already, by the notice about its secret. */
const saidElsewhere = ['client-secret-expires-soon', 'client-secret-expiry-passed'];

/** One failing app secret is one alert above the list, not one on each row (row 99). */
export function ClientAlerts({ client }: { readonly client: Client }) {
  const { t, i18n } = useTranslation();
  const alerts = useQueryCall('diagnosis.alerts', { clientId: client.id });
  const shown = (alerts.data ?? []).filter(({ finding }) => !saidElsewhere.includes(finding.code));
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('alerts.title')} className="px-3 pt-3">
      {shown.map(({ finding, mailboxes }) => (
        <div
          key={finding.code}
          className={`alert ${finding.severity === 'error' ? 'alert-danger' : 'alert-warning'}`}
        >
          <p className="mb-1">
            <strong>{findingText(i18n, finding, 'title')}</strong>
          </p>
          <p className="mb-1">{findingText(i18n, finding, 'fix')}</p>
          {mailboxes.length > 0 && (
            <p className="mb-1">{t('alerts.stopped', { mailboxes: mailboxes.join(', ') })}</p>
          )}
          <Link href={paths.settings(client.id)} className="text-link">
            {t('alerts.settings')}
          </Link>
        </div>
      ))}
    </section>
  );
}
