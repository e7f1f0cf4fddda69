import { useTranslation } from 'react-i18next';
import { type ReportBundle } from '../../../contract/reports.ts';
import { useFormat } from '../../language/format.ts';

/** The Azure app and the linked mailboxes, as they were when the report was made. */
export function ReportFacts({ bundle }: { readonly bundle: ReportBundle }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { azureApp, links } = bundle;
  const { authority } = azureApp;
  const app: readonly (readonly [string, string])[] = [
    [t('azureApp.id'), azureApp.applicationId],
    [t('azureApp.redirectUri'), azureApp.redirectUri],
    [
      t('azureApp.authority'),
      authority.kind === 'tenant'
        ? authority.tenant
        : t(`azureApp.authorities.${authority.kind}.label`),
    ],
    [t('azureApp.cloud'), t(`azureApp.clouds.${azureApp.cloud}`)],
    [
      t('azureApp.secretExpires'),
      azureApp.secretExpiresOn === null ? '' : day(azureApp.secretExpiresOn),
    ],
  ];
  return (
    <section className="sheet form-columns report-about" aria-label={t('reports.about')}>
      <div>
        <h2>{t('azureApp.registration')}</h2>
        <dl className="report-facts">
          {app
            .filter(([, value]) => value !== '')
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </div>
      {links.length > 0 && (
        <div>
          <h2>{t('reports.health')}</h2>
          <ul className="report-links">
            {links.map(({ mailbox, account, health }, index) => (
              <li key={index}>
                <span className={`dot dot-${health.state}`}>
                  {t(`servers.linkState.${health.state}`)}
                </span>{' '}
                {mailbox}
                {account.toLowerCase() !== mailbox.toLowerCase() && (
                  <span className="muted"> ({account})</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
