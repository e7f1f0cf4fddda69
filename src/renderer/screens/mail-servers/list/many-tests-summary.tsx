import { useTranslation } from 'react-i18next';
import { type ManyTestsResult, type TestOutcome } from '../../../../contract/connection-tests.ts';
import { groupCausesOfMany } from '../../../../contract/group-causes.ts';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { useFormat } from '../../../language/format.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { MessageStands } from '../../connection-tests/message-stands.tsx';
import { CauseGroup } from './cause-group.tsx';
import { ServerLinks } from './server-links.tsx';

interface ManyTestsSummaryProps {
  readonly list: string;
  /** What of it still holds. */
  readonly result: ManyTestsResult;
  /** Servers that it holds for no more. */
  readonly outdated: number;
  /** Milliseconds since the Unix epoch. */
  readonly endedAt: number;
  readonly servers: readonly MailServer[];
  readonly onSelect: (serverIds: readonly string[]) => void;
}

const outcomes: readonly TestOutcome[] = ['failed', 'warning', 'cancelled', 'passed'];

/** One summary of all: each cause once with its fix, then the servers that nothing was found of. */
export function ManyTestsSummary(props: ManyTestsSummaryProps) {
  const { list, result, outdated, endedAt, servers, onSelect } = props;
  const { dateTime } = useFormat();
  const { t } = useTranslation();
  const { manyTests } = useServices();
  const byId = new Map(servers.map((server) => [server.id, server]));
  const causes = groupCausesOfMany(result);
  const explained = new Set(causes.flatMap(({ subjects }) => subjects));
  const groups = outcomes.map((outcome) => ({
    outcome,
    ids: result.results.flatMap((each) => (each.outcome === outcome ? [each.serverId] : [])),
  }));
  const failed = groups.find(({ outcome }) => outcome === 'failed')?.ids ?? [];
  const cancelled = groups.find(({ outcome }) => outcome === 'cancelled')?.ids ?? [];
  const tested = result.results.length - cancelled.length;
  const testAgain = (serverIds: readonly string[]) =>
    void manyTests.start(
      list,
      serverIds.filter((id) => byId.has(id)),
    );
  return (
    <>
      <p role="status" className="d-flex flex-wrap row-gap-1 column-gap-3">
        <strong>
          {cancelled.length > 0
            ? t('manyTests.cancelledRun', { tested, count: result.results.length })
            : t('manyTests.ended', { count: tested })}
        </strong>{' '}
        {groups
          .filter(({ ids }) => ids.length > 0)
          .map(({ outcome, ids }) => (
            <span key={outcome} className={`dot dot-${outcome}`}>
              {t(`manyTests.counts.${outcome}`, { count: ids.length })}
            </span>
          ))}
        {outdated > 0 && (
          <span className="dot dot-outdated">{t('manyTests.outdated', { count: outdated })}</span>
        )}
        <span className="muted">
          {t('manyTests.endedOn', { date: dateTime(new Date(endedAt).toISOString()) })}
        </span>
      </p>
      <MessageStands result={result} />
      {failed.length > 0 && (
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          onClick={() => testAgain(failed)}
        >
          {t('manyTests.testFailedAgain', { count: failed.length })}
        </button>
      )}
      {causes.map((cause, index) => (
        <CauseGroup
          key={cause.code}
          cause={cause}
          open={index === 0}
          seenAt={endedAt}
          servers={cause.subjects.flatMap((id) => byId.get(id) ?? [])}
          onTestAgain={testAgain}
          onSelect={onSelect}
        />
      ))}
      {groups.map(({ outcome, ids }) => {
        const others = ids.filter((id) => !explained.has(id)).flatMap((id) => byId.get(id) ?? []);
        if (others.length === 0) return null;
        return (
          <details key={outcome} className="many-group" open={outcome === 'failed'}>
            <summary>{t(`manyTests.counts.${outcome}`, { count: others.length })}</summary>
            <ServerLinks servers={others} />
          </details>
        );
      })}
    </>
  );
}
