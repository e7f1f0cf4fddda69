import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure } from '../../../contract/failures.ts';
import { type MailboxNames } from '../../../contract/mailbox-names.ts';
import { type OpenedFile } from '../../../contract/reports.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { ForeignExplanation } from './foreign-explanation.tsx';
import { ForeignReport } from './foreign-report.tsx';
import { ForeignSnapshot } from './foreign-snapshot.tsx';
import { MakeReport } from './make-report.tsx';
import { useOpenedReport } from './use-opened-report.ts';

/** Opens a report that someone sent, and shows it read-only. */
export function ReportsScreen() {
  const { t } = useTranslation();
  const { opened, open, rename, close } = useOpenedReport();
  const content = useKeptFocus<HTMLDivElement>(opened.state);
  return (
    <>
      <ControlPanel
        title={t('nav.reports')}
        buttons={
          opened.state === 'open' && (
            <button type="button" className="btn btn-secondary" onClick={close}>
              {t('reports.openAnother')}
            </button>
          )
        }
      />
      <div className="page-body" ref={content} tabIndex={-1}>
        {opened.state === 'open' ? (
          <OpenedFileView fileName={opened.fileName} file={opened.file} onName={rename} />
        ) : (
          <>
            <ReportFilePicker onChoose={(file) => void open(file)} />
            <MakeReport />
          </>
        )}
        {opened.state === 'reading' && <ProgressLine text={t('reports.opening')} />}
        {opened.state === 'refused' && <FailureAlert failure={opened.failure} />}
      </div>
    </>
  );
}

interface OpenedFileViewProps {
  readonly fileName: string;
  readonly file: OpenedFile;
  readonly onName: (names: MailboxNames) => Promise<Failure | null>;
}

function OpenedFileView({ fileName, file, onName }: OpenedFileViewProps) {
  switch (file.kind) {
    case 'report':
      return <ForeignReport fileName={fileName} bundle={file.bundle} onName={onName} />;
    case 'odoo-snapshot':
      return (
        <ForeignSnapshot fileName={fileName} snapshot={file.snapshot} senders={file.senders} />
      );
    case 'explanation':
      return <ForeignExplanation fileName={fileName} file={file} onName={onName} />;
  }
}

interface ReportFilePickerProps {
  readonly onChoose: (file: File) => void;
}

/** What opening a report means, and the place to choose or drop one. */
function ReportFilePicker({ onChoose }: ReportFilePickerProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className="sheet report-picker" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>{t('reports.open')}</h2>
      <p id={`${id}text`}>{t('reports.openText')}</p>
      <label className="form-label" htmlFor={id}>
        {t('reports.file')}
      </label>
      <FileDrop
        id={id}
        describedBy={`${id}text`}
        accept=".json,.html,.htm,application/json,text/html"
        onChoose={onChoose}
      />
    </section>
  );
}
