import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { useFormat } from '../../language/format.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { useLatestResult } from './latest-result.ts';
import { ReportView } from './report-view.tsx';
import { RunningTest } from './running-test.tsx';
import { useBeside } from './use-test-run.ts';

interface TestPanelProps {
  readonly client: Client;
  readonly server: MailServer;
  /** The form beside it says something else than the record that was tested. */
  readonly unsaved?: boolean;
  /** Beside the title, once there is a result. */
  readonly actions: ReactNode;
  /** The server is that of the other direction: the title says its name. */
  readonly counterpart?: boolean;
}

/** The test of this server: running now, or the newest result with its date. */
export function TestPanel(props: TestPanelProps) {
  const { client, server, unsaved = false, actions, counterpart = false } = props;
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const latest = useLatestResult(client, server);
  const titleId = titleIdOf(server.id);
  const title = useKeptFocus<HTMLHeadingElement>(latest?.state);
  const runId = latest?.state === 'running' ? latest.runId : null;
  const seenRun = useRef(runId);
  useEffect(() => {
    // Started from this form, not before it was opened: its steps and its verdict must be in sight.
    if (runId !== null && runId !== seenRun.current && !counterpart) showTestResult(server.id);
    seenRun.current = runId;
  }, [runId, counterpart, server.id]);
  if (latest === null) return null;
  return (
    <section className="sheet test-panel" aria-labelledby={titleId}>
      <div className="test-head">
        <h2 id={titleId} ref={title} tabIndex={-1}>
          {counterpart ? t('tests.otherWayTitle', { name: server.name }) : t('tests.title')}
        </h2>
        {latest.state === 'report' && actions}
      </div>
      {latest.state === 'running' && <RunningTest serverId={server.id} run={latest} />}
      {latest.state === 'refused' && <FailureAlert failure={latest.failure} />}
      {latest.state === 'report' && (
        <div className={latest.outdated || unsaved ? 'outdated' : ''}>
          {(latest.outdated || unsaved) && (
            <p className="mb-2 muted fw-semibold">
              {t(unsaved ? 'tests.unsaved' : 'tests.outdated')}
            </p>
          )}
          {latest.standing !== null && (
            <p className="mb-2 fw-semibold">
              {t('tests.messageStands', { date: dateTime(latest.standing.startedAt) })}
            </p>
          )}
          <ReportView serverId={server.id} report={latest.report} />
        </div>
      )}
    </section>
  );
}

function titleIdOf(serverId: string): string {
  return `test-of-${serverId}`;
}

/** Brings the panel of a server into sight, and the focus to its title for keyboard and reader. */
export function showTestResult(serverId: string): void {
  const title = document.getElementById(titleIdOf(serverId));
  title?.scrollIntoView({ block: 'start' });
  title?.focus({ preventScroll: true });
}

interface CounterpartPanelProps {
  readonly client: Client;
  readonly serverId: string;
  readonly servers: readonly MailServer[];
}

/** The test of the other direction, when both were started together. */
export function CounterpartPanel({ client, serverId, servers }: CounterpartPanelProps) {
  const beside = useBeside(serverId);
  const other = servers.find(({ id }) => id === beside);
  return other === undefined ? null : (
    <TestPanel client={client} server={other} counterpart actions={null} />
  );
}
