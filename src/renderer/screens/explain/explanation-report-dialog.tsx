import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExplanationRequest } from '../../../contract/explanation-report.ts';
import { type ReportMask } from '../../../contract/report-mask.ts';
import { language } from '../../../contract/settings.ts';
import { ask } from '../../bridge/call-failure.ts';
import { useServices } from '../../window-services/services-context.ts';
import { LanguageAndMask } from '../reports/language-and-mask.tsx';
import { MadeReportDialog } from '../reports/made-report-dialog.tsx';
import { useReportRun } from '../reports/use-report-run.ts';

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
  const chosen: ExplanationRequest = { text, clientId, mailbox, language: spoken, mask };
  const run = useReportRun({
    request: chosen,
    create: (request, runId) => ask(api, 'reports.createExplanation', { ...request, runId }),
    save: (request, runId, format) =>
      ask(api, 'reports.saveExplanation', { request, runId, format }),
  });
  return (
    <MadeReportDialog
      title={t('explain.report.title')}
      text={t('explain.report.text')}
      run={run}
      copied={['text']}
      onClose={onClose}
    >
      <LanguageAndMask language={spoken} onLanguage={setSpoken} mask={mask} onMask={setMask} />
    </MadeReportDialog>
  );
}
