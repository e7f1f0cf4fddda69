import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExplanationRequest } from '../../../contract/explanation-report.ts';
import { reportMask, type ReportMask } from '../../../contract/report-mask.ts';
import { language } from '../../../contract/settings.ts';
import { languages } from '../../../languages/languages.ts';
import { ask, failureOf } from '../../bridge/call-failure.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useServices } from '../../window-services/services-context.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { ReportChoices } from '../reports/report-choices.tsx';

interface ExplanationReportDialogProps {
  readonly text: string;
  readonly clientId: string | null;
  /** As it was filled in. */
  readonly mailbox?: string | undefined;
  readonly onClose: () => void;
}

/** An explanation to keep or to send: saved as HTML or JSON, or copied into a ticket. */
export function ExplanationReportDialog(props: ExplanationReportDialogProps) {
  const { text, clientId, mailbox = '', onClose } = props;
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const [spoken, setSpoken] = useState(language.catch('en').parse(i18n.language));
  const [mask, setMask] = useState<ReportMask>('none');
  const request: ExplanationRequest = { text, clientId, mailbox, language: spoken, mask };
  // Made as soon as the choice is, since copying needs the text within the click; not cached.
  const report = useQuery({
    queryKey: ['reports.createExplanation', request],
    queryFn: () => ask(api, 'reports.createExplanation', request),
    staleTime: 0,
    gcTime: 0,
  });
  const save = useCommand('reports.saveExplanation');
  const saved = save.data;
  return (
    <Dialog
      title={t('explain.report.title')}
      onClose={onClose}
      actions={
        <>
          {(['html', 'json'] as const).map((format) => (
            <button
              key={format}
              type="button"
              className={`btn ${format === 'html' ? 'btn-primary' : 'btn-secondary'}`}
              aria-disabled={save.isPending}
              onClick={() => {
                if (!save.isPending) save.mutate({ request, format });
              }}
            >
              {t(format === 'html' ? 'reports.saveHtml' : 'reports.saveJson')}
            </button>
          ))}
          <CopyButton
            key={`${spoken} ${mask}`}
            text={report.data?.text ?? ''}
            label={t('reports.copyText')}
            caption={t('reports.copyText')}
            disabled={report.data === undefined}
          />
        </>
      }
    >
      <p>{t('explain.report.text')}</p>
      <ReportChoices
        legend={t('reports.language')}
        value={spoken}
        options={language.options.map((value) => ({ value, label: languages[value].name }))}
        onChoose={setSpoken}
      />
      <ReportChoices
        legend={t('reports.mask')}
        value={mask}
        options={reportMask.options.map((value) => ({
          value,
          label: t(`reports.masks.${value}`),
          hint: t(`reports.maskHints.${value}`),
        }))}
        onChoose={setMask}
      />
      <p role="status" className="report-status">
        {report.isPending && <ProgressLine text={t('reports.making')} />}
        {save.isPending && <ProgressLine text={t('reports.saving')} />}
        {saved === null && t('reports.notSaved')}
        {saved != null && t('reports.saved', saved)}
      </p>
      <FailureAlert failure={report.error === null ? null : failureOf(report.error)} />
      <FailureAlert failure={save.error === null ? null : failureOf(save.error)} />
    </Dialog>
  );
}
