import { Suspense, useId, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { lazyScreen } from '../../../navigation/lazy-screen.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { CrossIcon } from '../../../ui/icons.tsx';
import { useKeptFocus } from '../../../ui/use-kept-focus.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { currentResults } from '../../../window-services/current-results.ts';
import { type ListedServer } from '../../../window-services/list-view.ts';
import { type ManyRun } from '../../../window-services/many-tests.ts';

const ManyTestsSummary = lazyScreen(
  async () => (await import('./many-tests-summary.tsx')).ManyTestsSummary,
);

interface ManyTestsPanelProps {
  readonly list: string;
  /** All servers of the client, for their names. */
  readonly servers: readonly MailServer[];
  /** Those of the list, with the state of their last test. */
  readonly listed: readonly ListedServer[];
  readonly onSelect: (serverIds: readonly string[]) => void;
}

/** The tests of the selected servers: how far they are, then one summary of all. */
export function ManyTestsPanel({ list, servers, listed, onSelect }: ManyTestsPanelProps) {
  const { t } = useTranslation();
  const { manyTests } = useServices();
  const run = useManyTests(list);
  const titleId = useId();
  const title = useKeptFocus<HTMLHeadingElement>(run?.state);
  if (run === undefined) return null;
  return (
    <section className="sheet many-tests" aria-labelledby={titleId}>
      <div className="test-head">
        <h2 id={titleId} className="m-0 fs-6 fw-semibold" ref={title} tabIndex={-1}>
          {t('manyTests.title')}
        </h2>
        {run.state !== 'running' && (
          <button
            type="button"
            className="icon-button"
            aria-label={t('manyTests.putAway')}
            title={t('manyTests.putAway')}
            onClick={() => manyTests.forget(list)}
          >
            <CrossIcon />
          </button>
        )}
      </div>
      {run.state === 'running' && <RunningTests list={list} run={run} />}
      {run.state === 'refused' && <FailureAlert failure={run.failure} />}
      {run.state === 'finished' && (
        <Suspense>
          <ManyTestsSummary
            list={list}
            {...currentResults(run, listed)}
            endedAt={run.endedAt}
            servers={servers}
            onSelect={onSelect}
          />
        </Suspense>
      )}
    </section>
  );
}

interface RunningTestsProps {
  readonly list: string;
  readonly run: Extract<ManyRun, { state: 'running' }>;
}

function RunningTests({ list, run }: RunningTestsProps) {
  const { t } = useTranslation();
  const { manyTests } = useServices();
  const { done, total, failed } = run;
  return (
    <>
      <p role="status" className="visually-hidden">
        {t('manyTests.started', { count: total })}
      </p>
      <progress
        className="many-progress w-100"
        aria-label={t('manyTests.title')}
        max={total}
        value={done}
      />
      <div className="test-foot d-flex flex-wrap align-items-center row-gap-2 column-gap-3">
        <button
          type="button"
          className="btn btn-secondary"
          aria-disabled={run.cancelling}
          onClick={() => void manyTests.cancel(list)}
        >
          {run.cancelling ? t('tests.cancelling') : t('manyTests.cancel')}
        </button>
        <span>
          {t('manyTests.progress', { done, count: total })}
          {failed > 0 && ` ${t('manyTests.failedSoFar', { count: failed })}`}
        </span>
      </div>
    </>
  );
}

export function useManyTests(list: string): ManyRun | undefined {
  const { store } = useServices().manyTests;
  return useSyncExternalStore(store.subscribe, () => store.get(list));
}
