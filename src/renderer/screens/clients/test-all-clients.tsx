import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { type AllClientsRun } from '../../window-services/all-clients-tests.ts';
import { type useTestAll } from './use-test-all.ts';

type TestAll = ReturnType<typeof useTestAll>;

export function TestAllButton({ testAll }: { readonly testAll: TestAll }) {
  const { t } = useTranslation();
  const running = testAll.run?.state === 'running';
  return (
    <button
      type="button"
      className="btn btn-secondary"
      onClick={running ? testAll.cancel : testAll.start}
    >
      {running ? t('manyTests.cancel') : t('clients.testAll')}
    </button>
  );
}

/** How far the tests of all clients are, then what they came to; on a line of its own. */
export function TestAllLine({ testAll }: { readonly testAll: TestAll }) {
  const { t } = useTranslation();
  const { run, failure } = testAll;
  return (
    <>
      <div role="status">
        {run?.state === 'running' && (
          <p className="notice">
            {t('clients.testingAll', { name: run.name, number: run.done + 1, total: run.total })}
          </p>
        )}
        {run?.state === 'ended' && <Ended run={run} />}
      </div>
      <FailureAlert failure={failure} />
    </>
  );
}

const outcomes = ['failed', 'warning', 'cancelled', 'passed'] as const;

function Ended({ run }: { readonly run: Extract<AllClientsRun, { state: 'ended' }> }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { counts, cancelled, withoutServers } = run;
  const tested = counts.passed + counts.warning + counts.failed;
  const all = tested + counts.cancelled;
  const date = dateTime(run.at);
  return (
    <p className="notice d-flex flex-wrap row-gap-1 column-gap-3">
      <strong>
        {cancelled
          ? t('clients.testAllCancelled', { tested, count: all, date })
          : t('clients.testedAll', { count: tested, date })}
      </strong>
      {outcomes
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => (
          <span key={outcome} className={`dot dot-${outcome}`}>
            {t(`manyTests.counts.${outcome}`, { count: counts[outcome] })}
          </span>
        ))}
      {withoutServers > 0 && (
        <span className="muted">{t('clients.withoutServers', { count: withoutServers })}</span>
      )}
    </p>
  );
}
