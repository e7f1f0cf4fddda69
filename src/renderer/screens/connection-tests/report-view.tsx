import { useTranslation } from 'react-i18next';
import { type ConnectionTestReport, kindOfTest } from '../../../contract/connection-tests.ts';
import { useFormat } from '../../language/format.ts';
import { CrossIcon, SkippedIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';
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
  readonly report: ConnectionTestReport;
}

/** The verdict first, then why, then every step, then the words that went over the wire. */
export function ReportView({ report }: ReportViewProps) {
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
      <p className="test-facts">
        <strong>{t('tests.lastOn', { date: dateTime(report.startedAt) })} </strong>
        {t('tests.facts', {
          server: `${host}:${port}`,
          username,
          duration: duration(report.durationMs),
          roundTrips: number(report.roundTrips),
        })}
      </p>
      <FindingList
        findings={report.findings}
        seenAt={Date.parse(report.startedAt) + report.durationMs}
      />
      <StepList steps={report.steps} current={null} />
      <TranscriptView transcript={report.transcript} />
    </>
  );
}
