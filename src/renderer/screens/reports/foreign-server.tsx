import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportedServer } from '../../../contract/reports.ts';
import { ReportView } from '../connection-tests/report-view.tsx';

interface ForeignServerProps {
  readonly server: ReportedServer;
  readonly startOpen: boolean;
}

/** One server of a report, folded: a client may have a thousand, and each has a transcript. */
export function ForeignServer({ server, startOpen }: ForeignServerProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(startOpen);
  const id = useId();
  const state = server.test?.outcome;
  return (
    <section className="sheet test-panel foreign-server" aria-labelledby={id}>
      <h2>
        <button
          type="button"
          id={id}
          className="fold-button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <span className="foreign-server-name">
            {t(`reports.direction.${server.direction}`)}:{' '}
            {server.name !== server.username && `${server.name}, `}
            {server.username}
          </span>{' '}
          <span className={`dot dot-${state ?? 'none'}`}>
            {state === undefined ? t('servers.neverTested') : t(`servers.testState.${state}`)}
          </span>
        </button>
      </h2>
      {open && server.test === null && <p>{t('servers.neverTested')}</p>}
      {open && server.test !== null && <ReportView serverId={null} report={server.test} />}
    </section>
  );
}
