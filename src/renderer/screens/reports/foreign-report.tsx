import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure } from '../../../contract/failures.ts';
import { labelsIn, type MailboxNames } from '../../../contract/mailbox-names.ts';
import { type ReportBundle } from '../../../contract/reports.ts';
import { FindingList } from '../connection-tests/finding-list.tsx';
import { NameMailboxes } from './name-mailboxes.tsx';
import { ForeignNote } from './foreign-note.tsx';
import { ForeignOdoo } from './foreign-odoo.tsx';
import { ForeignServer } from './foreign-server.tsx';
import { ForeignSummary } from './foreign-summary.tsx';
import { ReportFacts } from './report-facts.tsx';

interface ForeignReportProps {
  readonly fileName: string;
  readonly bundle: ReportBundle;
  readonly onName: (names: MailboxNames) => Promise<Failure | null>;
}

/** A report from a file: first whose it is and what to think of it, then every server as if here. */
export function ForeignReport({ fileName, bundle, onName }: ForeignReportProps) {
  const { t } = useTranslation();
  const worst = bundle.servers.findIndex(({ test }) => test?.outcome === 'failed');
  const first = worst < 0 ? 0 : worst;
  const broken = bundle.links.flatMap(({ health }) =>
    health.state === 'broken' ? [health.finding] : [],
  );
  // From the masked names of servers: a finding's own are replaced once they are known.
  const [labels] = useState(() =>
    labelsIn([...bundle.servers.flatMap(({ test }) => test?.findings ?? []), ...broken]),
  );
  return (
    <div className="foreign-report">
      <ForeignNote fileName={fileName} bundle={bundle} />
      <ForeignSummary servers={bundle.servers} />
      <NameMailboxes labels={labels} onName={onName} />
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
      {bundle.odoo !== null && <ForeignOdoo odoo={bundle.odoo} />}
      {bundle.log.length > 0 && (
        <section className="sheet test-panel">
          <details>
            <summary>{t('reports.log', { count: bundle.log.length })}</summary>
            <pre className="foreign-log">{bundle.log.join('\n')}</pre>
          </details>
        </section>
      )}
    </div>
  );
}
