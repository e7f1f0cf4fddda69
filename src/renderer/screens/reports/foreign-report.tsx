import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportBundle } from '../../../contract/reports.ts';
import { useFormat } from '../../language/use-format.ts';
import { FindingList } from '../connection-tests/finding-list.tsx';
import { ForeignServer } from './foreign-server.tsx';

interface ForeignReportProps {
  readonly fileName: string;
  readonly bundle: ReportBundle;
}

/** Somebody else's report: first that it is, then who made it, then every server as if it were here. */
export function ForeignReport({ fileName, bundle }: ForeignReportProps) {
  const { t } = useTranslation();
  const noteId = useId();
  const worst = bundle.servers.findIndex(({ test }) => test?.outcome === 'failed');
  const first = worst < 0 ? 0 : worst;
  const broken = bundle.links.flatMap(({ health }) =>
    health.state === 'broken' ? [health.finding] : [],
  );
  return (
    <>
      <section className="alert alert-warning foreign-note" aria-labelledby={noteId}>
        <h2 id={noteId}>{t('reports.foreign')}</h2>
        <p className="mb-0">{t('reports.foreignText', { file: fileName })}</p>
      </section>
      <ReportFacts bundle={bundle} />
      {bundle.servers.length === 0 && <p>{t('reports.noServers')}</p>}
      {bundle.servers.map((server, index) => (
        <ForeignServer key={index} server={server} startOpen={index === first} />
      ))}
      {broken.length > 0 && (
        <section className="sheet test-panel">
          <h2>{t('reports.health')}</h2>
          <FindingList findings={broken} />
        </section>
      )}
      {bundle.log.length > 0 && (
        <section className="sheet test-panel">
          <details>
            <summary>{t('reports.log', { lines: bundle.log.length })}</summary>
            <pre className="foreign-log">{bundle.log.join('\n')}</pre>
          </details>
        </section>
      )}
    </>
  );
}

function ReportFacts({ bundle }: { readonly bundle: ReportBundle }) {
  const { t } = useTranslation();
  const { dateTime, day } = useFormat();
  const { azureApp, collega, links } = bundle;
  const authority =
    azureApp.authority.kind === 'tenant' ? azureApp.authority.tenant : azureApp.authority.kind;
  const facts: readonly (readonly [string, string])[] = [
    [t('reports.client'), bundle.client.name],
    [t('reports.createdAt'), dateTime(bundle.createdAt)],
    [
      t('reports.createdBy'),
      `Collega ${collega.version}, ${t(`about.shells.${collega.shell}`)}, ${collega.platform}`,
    ],
    [t('reports.masked'), bundle.mailboxesMasked ? t('reports.yes') : t('reports.no')],
    [t('azureApp.id'), azureApp.applicationId],
    [t('azureApp.authority'), authority],
    [t('azureApp.cloud'), t(`azureApp.clouds.${azureApp.cloud}`)],
    [t('azureApp.redirectUri'), azureApp.redirectUri],
    [
      t('azureApp.secretExpires'),
      azureApp.secretExpiresOn === null ? '' : day(azureApp.secretExpiresOn),
    ],
    [
      t('reports.health'),
      links
        .map(
          ({ mailbox, account, health }) =>
            `${mailbox}: ${t(`servers.linkState.${health.state}`)} (${account})`,
        )
        .join('; '),
    ],
  ];
  return (
    <section className="sheet" aria-label={t('reports.about')}>
      <dl className="report-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
