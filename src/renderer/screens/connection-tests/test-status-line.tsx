import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { useFormat } from '../../language/format.ts';
import { CrossIcon, SkippedIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { type LatestResult, useLatestResult } from './latest-result.ts';
import { showTestResult } from './test-panel.tsx';
import { useBeside } from './use-test-run.ts';

interface TestStatusLineProps {
  readonly client: Client;
  readonly server: MailServer;
  /** Of both directions: the other one may have been tested together with this one. */
  readonly servers: readonly MailServer[];
  /** The form says something else than the record that was tested. */
  readonly unsaved: boolean;
}

/**
 * Right below the buttons: the step of the running test, then its verdict and time. Not spoken: the
 * result below is.
 */
export function TestStatusLine({ client, server, servers, unsaved }: TestStatusLineProps) {
  const beside = useBeside(server.id);
  const other = servers.find(({ id }) => id === beside);
  return (
    <>
      <ServerStatus client={client} server={server} unsaved={unsaved} />
      {/* Its result may stand below the fold: "passed" must not pass for both. */}
      {other !== undefined && (
        <ServerStatus client={client} server={other} unsaved={false} isOther />
      )}
    </>
  );
}

interface ServerStatusProps extends Omit<TestStatusLineProps, 'servers'> {
  /** It is the server of the other direction. */
  readonly isOther?: boolean;
}

function ServerStatus({ client, server, unsaved, isOther = false }: ServerStatusProps) {
  const { t } = useTranslation();
  const latest = useLatestResult(client, server);
  if (latest === null) return null;
  return (
    <div className="test-status d-flex flex-wrap align-items-baseline w-100">
      {isOther && <span>{t('tests.otherWay')}</span>}
      <StatusText latest={latest} unsaved={unsaved} />
      <button type="button" className="text-link" onClick={() => showTestResult(server.id)}>
        {t(latest.state === 'running' ? 'tests.showSteps' : 'tests.showResult')}
      </button>
    </div>
  );
}

const icons = {
  passed: TickIcon,
  warning: WarningIcon,
  failed: CrossIcon,
  cancelled: SkippedIcon,
};

interface StatusTextProps extends Pick<TestStatusLineProps, 'unsaved'> {
  readonly latest: LatestResult;
}

function StatusText({ latest, unsaved }: StatusTextProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  switch (latest.state) {
    case 'running': {
      const { current, startedAt } = latest;
      const step = current === null ? '' : t(`steps.${current.step}`);
      return (
        <ProgressLine
          key={current?.step ?? 'between'}
          text={current === null ? t('tests.running') : t('tests.runningStep', { step })}
          since={current?.since ?? startedAt}
        />
      );
    }
    case 'refused':
      return (
        <span className="test-status-failed">
          <CrossIcon /> {t('tests.notRun')}
        </span>
      );
    case 'report': {
      const { report, standing } = latest;
      const { outcome, startedAt } = standing ?? report;
      const outdated = latest.outdated || unsaved;
      const Icon = icons[outcome];
      const result = t(`servers.testState.${outcome}`);
      // A network test proves nothing of the mailbox: its "passed" is never the server's.
      const ownKind = report.scope === 'network' ? 'lastNetworkResult' : 'lastResult';
      const about = standing === null ? ownKind : 'lastMessageResult';
      return (
        <span className={`test-status-${outdated ? 'outdated' : outcome}`}>
          <Icon /> <strong>{t(`tests.${about}`, { result })}</strong> {dateTime(startedAt)}
          {outdated && `, ${t(unsaved ? 'tests.beforeUnsaved' : 'servers.outdated')}`}
        </span>
      );
    }
  }
}
