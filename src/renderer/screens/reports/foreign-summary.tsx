import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Cause, groupCauses } from '../../../contract/group-causes.ts';
import { type ReportedServer } from '../../../contract/reports.ts';
import { CauseDetails } from '../connection-tests/cause-details.tsx';

const outcomes = ['failed', 'warning', 'passed', 'cancelled'] as const;

interface ForeignSummaryProps {
  readonly servers: readonly ReportedServer[];
}

/** How many servers work, and each cause once with all that it stops, before the servers themselves. */
export function ForeignSummary({ servers }: ForeignSummaryProps) {
  const { t } = useTranslation();
  const id = useId();
  if (servers.length < 2) return null;
  // What holds no more is said of its server, and counts for nothing.
  const current = servers.filter(({ test, outdated }) => test !== null && !outdated);
  const outdated = servers.filter((server) => server.outdated).length;
  const untested = servers.filter(({ test }) => test === null).length;
  const causes = groupCauses(
    current.map((server) => ({ subject: server, findings: server.test?.findings ?? [] })),
  );
  return (
    <section className="sheet foreign-summary" aria-labelledby={id}>
      <h2 id={id}>{t('reports.summary.title', { count: servers.length })}</h2>
      <p className="d-flex flex-wrap row-gap-1 column-gap-3">
        {outcomes.map((outcome) => {
          const count = current.filter(({ test }) => test?.outcome === outcome).length;
          return count === 0 ? null : (
            <span key={outcome} className={`dot dot-${outcome}`}>
              {t(`manyTests.counts.${outcome}`, { count })}
            </span>
          );
        })}
        {outdated > 0 && (
          <span className="dot dot-outdated">
            {t('reports.summary.outdated', { count: outdated })}
          </span>
        )}
        {untested > 0 && (
          <span className="dot dot-none">{t('reports.summary.untested', { count: untested })}</span>
        )}
      </p>
      {causes.map((cause) => (
        <ForeignCause key={cause.code} cause={cause} />
      ))}
    </section>
  );
}

function ForeignCause({ cause }: { readonly cause: Cause<ReportedServer> }) {
  const { t } = useTranslation();
  return (
    <CauseDetails cause={cause}>
      <ul className="report-links">
        {cause.subjects.map(({ direction, name, username }, index) => (
          <li key={index}>
            {t(`reports.direction.${direction}`)}: {name !== username && `${name}, `}
            {username}
          </li>
        ))}
      </ul>
    </CauseDetails>
  );
}
