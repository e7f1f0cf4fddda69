import { useTranslation } from 'react-i18next';
import { type ClientHealth } from '../../../contract/clients.ts';
import { useFormat } from '../../language/format.ts';

interface HealthCellProps {
  readonly health: ClientHealth | null;
}

const links = ['valid', 'broken', 'missing'] as const;
const tests = ['passed', 'warning', 'failed', 'outdated', 'never'] as const;

/** How many mailboxes are linked, refused, or still to be linked. */
export function LinkCounts({ health }: HealthCellProps) {
  const { t } = useTranslation();
  if (health === null) return null;
  const archived = health.archived > 0 && (
    <span className="muted">{t('clients.archivedServers', { count: health.archived })}</span>
  );
  if (health.servers === 0) {
    return archived || <span className="muted">{t('clients.noServers')}</span>;
  }
  return (
    <span className="counts d-flex flex-wrap">
      {links.map(
        (state) =>
          health.links[state] > 0 && (
            <span key={state} className={`dot dot-${state}`}>
              {t(`clients.linkCounts.${state}`, { number: health.links[state] })}
            </span>
          ),
      )}
      {archived}
    </span>
  );
}

/** How the last tests of all servers ended. */
export function TestCounts({ health }: HealthCellProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  if (health === null) return null;
  return (
    <span className="counts d-flex flex-wrap">
      {tests.map(
        (state) =>
          health.tests[state] > 0 && (
            <span key={state} className={`dot dot-${state}`}>
              {t(`clients.testCounts.${state}`, { number: health.tests[state] })}
            </span>
          ),
      )}
      {health.oldestTestAt !== null && (
        <span className="muted">
          {t('clients.oldestTest', { date: dateTime(health.oldestTestAt) })}
        </span>
      )}
    </span>
  );
}
