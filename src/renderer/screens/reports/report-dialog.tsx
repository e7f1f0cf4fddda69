import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { reportMask } from '../../../contract/report-mask.ts';
import { language } from '../../../contract/settings.ts';
import { languages } from '../../../languages/languages.ts';
import { ask, failureOf } from '../../bridge/call-failure.ts';
import { useFormat } from '../../language/format.ts';
import { useServices } from '../../window-services/services-context.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CheckWithHint } from '../../ui/check-with-hint.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { ReportChoices } from './report-choices.tsx';
import { useReportProgress } from './use-report-progress.ts';
import { useReportRequest } from './use-report-request.ts';

interface ReportDialogProps {
  readonly client: Client;
  readonly servers: readonly MailServer[];
  readonly server: MailServer | null;
  readonly shownIds: readonly string[] | null;
  readonly onClose: () => void;
}

/** One report of the last tests: saved as HTML or JSON, or copied into a ticket. */
export function ReportDialog(props: ReportDialogProps) {
  const { client, servers, server, shownIds, onClose } = props;
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const choice = useReportRequest(
    { clientId: client.id, servers, server, shownIds },
    language.catch('en').parse(i18n.language),
  );
  const { request } = choice;
  const odoo = useQueryCall('odoo.snapshot', { clientId: client.id });
  const { dateTime } = useFormat();
  // Made as soon as the choice is, since copying needs the text within the click; not cached.
  const report = useQuery({
    queryKey: ['reports.create', request],
    queryFn: () => ask(api, 'reports.create', request),
    staleTime: 0,
    gcTime: 0,
  });
  const progress = useReportProgress(client.id);
  const making = progress === null ? t('reports.making') : t('reports.makingCount', progress);
  const save = useCommand('reports.save');
  const saved = save.data;
  const names = {
    mailbox: server?.username ?? '',
    client: client.name,
    number: shownIds?.length ?? 0,
  };
  return (
    <Dialog
      title={t('reports.title')}
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
            key={`text ${JSON.stringify(request)}`}
            text={report.data?.text ?? ''}
            label={t('reports.copyText')}
            caption={t('reports.copyText')}
            disabled={report.data === undefined}
          />
          <CopyButton
            key={`json ${JSON.stringify(request)}`}
            text={report.data?.json ?? ''}
            label={t('reports.copyJson')}
            caption={t('reports.copyJson')}
            disabled={report.data === undefined}
          />
        </>
      }
    >
      <p>{t('reports.text')}</p>
      {choice.scopes.length > 1 && (
        <ReportChoices
          legend={t('reports.scope')}
          value={choice.scope}
          options={choice.scopes.map((value) => ({
            value,
            label: t(`reports.scopes.${value}`, names),
          }))}
          onChoose={choice.setScope}
        />
      )}
      <ReportChoices
        legend={t('reports.language')}
        value={choice.language}
        options={language.options.map((value) => ({
          value,
          label: languages[value].name,
        }))}
        onChoose={choice.setLanguage}
      />
      <ReportChoices
        legend={t('reports.mask')}
        value={choice.mask}
        options={reportMask.options.map((value) => ({
          value,
          label: t(`reports.masks.${value}`),
          hint: t(`reports.maskHints.${value}`),
        }))}
        onChoose={choice.setMask}
      />
      <CheckWithHint
        label={t('reports.includeLog')}
        hint={t('reports.includeLogHint')}
        checked={choice.includeLog}
        onChange={choice.setIncludeLog}
      />
      {odoo.data && (
        <CheckWithHint
          label={t('reports.includeOdoo')}
          hint={t('reports.includeOdooHint', { time: dateTime(odoo.data.readAt) })}
          checked={choice.includeOdoo}
          onChange={choice.setIncludeOdoo}
        />
      )}
      <p role="status" className="report-status">
        {report.isPending && <ProgressLine text={making} />}
        {save.isPending && <ProgressLine text={t('reports.saving')} />}
        {saved === null && t('reports.notSaved')}
        {saved != null && t('reports.saved', saved)}
      </p>
      <FailureAlert failure={report.error === null ? null : failureOf(report.error)} />
      <FailureAlert failure={save.error === null ? null : failureOf(save.error)} />
    </Dialog>
  );
}
