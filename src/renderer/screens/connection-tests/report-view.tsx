import { useTranslation } from 'react-i18next';
import { type ConnectionTestReport } from '../../../contract/connection-tests.ts';
import { kindOfTest } from '../../../contract/kind-of-test.ts';
import { showHost } from '../../../contract/mail-hosts.ts';
import { useFormat } from '../../language/format.ts';
import { CrossIcon, SkippedIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';
import { AllowHostButton, foreignHostFinding } from './allow-host-button.tsx';
import { FindingList } from './finding-list.tsx';
import { StepList } from './step-list.tsx';
import { TranscriptView } from './transcript-view.tsx';

const icons = {
  passed: TickIcon,
  warning: WarningIcon,
  failed: CrossIcon,
  cancelled: SkippedIcon,
};

interface ReportViewProps {
  /** Null in the report of another Collega: nothing can be allowed from there. */
  readonly serverId: string | null;
  readonly report: ConnectionTestReport;
}

/** The verdict first, then why, then every step, then the words that went over the wire. */
export function ReportView({ serverId, report }: ReportViewProps) {
  const { t } = useTranslation();
  const { dateTime, duration, number } = useFormat();
  const Icon = icons[report.outcome];
  const { host, port, username } = report.server;
  return (
    <>
      <div role="status" className={`verdict verdict-${report.outcome}`}>
        <Icon />
        <strong>{t(`tests.outcome.${kindOfTest(report)}.${report.outcome}`)}</strong>
      </div>
      <p className="test-facts muted text-break">
        <strong>{t('tests.lastOn', { date: dateTime(report.startedAt) })} </strong>
        {t(report.scope === 'network' ? 'tests.factsOfNetwork' : 'tests.facts', {
          server: `${showHost(host)}:${port}`,
          username,
          duration: duration(report.durationMs),
        })}
      </p>
      <FindingList
        findings={report.findings}
        seenAt={Date.parse(report.startedAt) + report.durationMs}
        actionFor={({ code }) =>
          serverId !== null &&
          code === foreignHostFinding && (
            <AllowHostButton serverId={serverId} host={host} mailbox={username} />
          )
        }
      />
      <StepList steps={report.steps} current={null} />
      <details className="step-detail">
        <summary>{t('tests.evidence')}</summary>
        {t('tests.roundTrips', { roundTrips: number(report.roundTrips) })}
      </details>
      <TranscriptView transcript={report.transcript} />
    </>
  );
}
