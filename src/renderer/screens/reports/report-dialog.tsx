import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { language } from '../../../contract/settings.ts';
import { ask } from '../../bridge/call-failure.ts';
import { useFormat } from '../../language/format.ts';
import { useServices } from '../../window-services/services-context.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { CheckWithHint } from '../../ui/check-with-hint.tsx';
import { LanguageAndMask } from './language-and-mask.tsx';
import { MadeReportDialog } from './made-report-dialog.tsx';
import { Choices } from '../../ui/choices.tsx';
import { useReportRequest } from './use-report-request.ts';
import { useReportRun } from './use-report-run.ts';

interface ReportDialogProps {
  readonly client: Client;
  readonly servers: readonly MailServer[];
  readonly server: MailServer | null;
  readonly shownIds: readonly string[] | null;
  readonly onClose: () => void;
}

/** Of what can be copied, in characters: a longer one is for a file. */
const maxLength = 1_000_000;

/** One report of the last tests: saved as HTML or JSON, or copied into a ticket. */
export function ReportDialog(props: ReportDialogProps) {
  const { client, servers, server, shownIds, onClose } = props;
  const { t, i18n } = useTranslation();
  const { api } = useServices();
  const choice = useReportRequest(
    { clientId: client.id, servers, server, shownIds },
    language.catch('en').parse(i18n.language),
  );
  const odoo = useQueryCall('odoo.snapshot', { clientId: client.id });
  const { dateTime } = useFormat();
  const run = useReportRun({
    request: choice.request,
    create: (request, runId) =>
      ask(api, 'reports.create', { ...request, runId, formats: ['text', 'json'], maxLength }),
    save: (request, runId, format) => ask(api, 'reports.save', { request, runId, format }),
  });
  const names = {
    mailbox: server?.username ?? '',
    client: client.name,
    count: shownIds?.length ?? 0,
  };
  return (
    <MadeReportDialog
      title={t('reports.title')}
      text={t('reports.text')}
      run={run}
      copied={['text', 'json']}
      onClose={onClose}
    >
      {choice.scopes.length > 1 && (
        <Choices
          legend={t('reports.scope')}
          value={choice.scope}
          options={choice.scopes.map((value) => ({
            value,
            label: t(`reports.scopes.${value}`, names),
          }))}
          onChoose={choice.setScope}
        />
      )}
      <LanguageAndMask
        language={choice.language}
        onLanguage={choice.setLanguage}
        mask={choice.mask}
        onMask={choice.setMask}
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
    </MadeReportDialog>
  );
}
