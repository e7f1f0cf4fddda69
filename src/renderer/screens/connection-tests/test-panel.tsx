import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { ReportView } from './report-view.tsx';
import { RunningTest } from './running-test.tsx';
import { useTestRun, useBeside } from './use-test-run.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';

interface TestPanelProps {
  readonly serverId: string;
  /** Beside the title, once there is a result. */
  readonly actions: ReactNode;
  /** The name of the server when it is that of the other direction. */
  readonly counterpart?: string;
}

/** The test of this server: running now, just ended, or the last one that was stored. */
export function TestPanel({ serverId, actions, counterpart }: TestPanelProps) {
  const { t } = useTranslation();
  const run = useTestRun(serverId);
  const last = useQueryCall('connectionTests.last', { serverId });
  const titleId = useId();
  const title = useKeptFocus<HTMLHeadingElement>(run?.state);
  const stored = last.data ?? null;
  if (run === undefined && stored === null) return null;
  return (
    <section className="sheet test-panel" aria-labelledby={titleId}>
      <div className="test-head">
        <h2 id={titleId} ref={title} tabIndex={-1}>
          {counterpart === undefined
            ? t('tests.title')
            : t('tests.otherWayTitle', { name: counterpart })}
        </h2>
        {stored !== null && run?.state !== 'running' && actions}
      </div>
      {run === undefined && stored !== null && <ReportView report={stored} stored />}
      {run?.state === 'running' && <RunningTest serverId={serverId} run={run} />}
      {run?.state === 'finished' && <ReportView report={run.report} stored={false} />}
      {run?.state === 'refused' && <FailureAlert failure={run.failure} />}
    </section>
  );
}

interface CounterpartPanelProps {
  readonly serverId: string;
  readonly servers: readonly MailServer[];
}

/** The test of the other direction, when both were started together. */
export function CounterpartPanel({ serverId, servers }: CounterpartPanelProps) {
  const beside = useBeside(serverId);
  const other = servers.find(({ id }) => id === beside);
  return other === undefined ? null : (
    <TestPanel serverId={other.id} counterpart={other.name} actions={null} />
  );
}
