import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { type ReportRun } from './use-report-run.ts';

interface MadeReportDialogProps {
  readonly title: string;
  readonly text: string;
  readonly run: ReportRun;
  /** The forms that can be copied. */
  readonly copied: readonly ('text' | 'json')[];
  readonly onClose: () => void;
  /** What the user may choose about the report. */
  readonly children: ReactNode;
}

/** A report to keep or to send: saved as HTML or JSON, or copied into a ticket. */
export function MadeReportDialog(props: MadeReportDialogProps) {
  const { title, text, run, copied, onClose, children } = props;
  const { t } = useTranslation();
  const { forms, chosen, progress, saved } = run;
  const running = t(run.saving ? 'reports.saving' : 'reports.making');
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          {(['html', 'json'] as const).map((format) => (
            <button
              key={format}
              type="button"
              className={`btn ${format === 'html' ? 'btn-primary' : 'btn-secondary'}`}
              aria-disabled={run.saving}
              onClick={() => run.save(format)}
            >
              {t(format === 'html' ? 'reports.saveHtml' : 'reports.saveJson')}
            </button>
          ))}
          {copied.map((form) => {
            const label = t(form === 'text' ? 'reports.copyText' : 'reports.copyJson');
            return (
              <CopyButton
                // Of another report nothing is copied yet.
                key={`${form} ${chosen}`}
                text={forms?.[form] ?? ''}
                label={label}
                caption={label}
                size="usual"
                disabled={forms === undefined || forms[form] === ''}
              />
            );
          })}
        </>
      }
    >
      <p>{text}</p>
      {children}
      <div role="status" className="report-status">
        {(run.making || run.saving) && (
          <ProgressLine
            key={chosen}
            text={
              progress === null
                ? running
                : t('reports.makingCount', { done: progress.done, count: progress.total })
            }
          />
        )}
        {saved === null && t('reports.notSaved')}
        {saved != null && t('reports.saved', saved)}
      </div>
      {copied.some((form) => forms?.[form] === '') && (
        <p className="field-hint">{t('reports.tooLongToCopy')}</p>
      )}
      <FailureAlert failure={run.failure} />
    </Dialog>
  );
}
