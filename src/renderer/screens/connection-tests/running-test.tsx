import { useTranslation } from 'react-i18next';
import { useServices } from '../../window-services/services-context.ts';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { StepList } from './step-list.tsx';
import { type TestRun } from '../../window-services/test-runs.ts';

interface RunningTestProps {
  readonly serverId: string;
  readonly run: Extract<TestRun, { state: 'running' }>;
}

/** Steps as they end, what is being waited for, and the way out. */
export function RunningTest({ serverId, run }: RunningTestProps) {
  const { t } = useTranslation();
  const { testRuns } = useServices();
  const { current } = run;
  return (
    <>
      <StepList steps={run.steps} current={current?.step ?? null} />
      <div className="test-foot d-flex flex-wrap align-items-center row-gap-2 column-gap-3">
        <button
          type="button"
          className="btn btn-secondary"
          disabled={run.cancelling}
          onClick={() => void testRuns.cancel(serverId)}
        >
          {run.cancelling ? t('tests.cancelling') : t('tests.cancel')}
        </button>
        <ProgressLine
          key={current?.step ?? 'between'}
          text={current === null ? t('tests.running') : t(`steps.${current.step}`)}
          since={current?.since ?? run.startedAt}
        />
      </div>
    </>
  );
}
