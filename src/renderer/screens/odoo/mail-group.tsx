import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OdooMailGroup } from '../../../contract/odoo-mails.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { formatDateTime } from '../../language/format.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useCommand } from '../../window-services/use-command.ts';
import { FindingCard } from '../connection-tests/finding-card.tsx';
import { TroubleAlert } from './trouble-alert.tsx';

interface MailGroupProps {
  readonly clientId: string;
  readonly group: OdooMailGroup;
  readonly onQueued: () => void;
}

/** Mails that failed for one cause at one server, and the way to try them again. */
export function MailGroup({ clientId, group, onQueued }: MailGroupProps) {
  const { t, i18n } = useTranslation();
  const titleId = useId();
  const [asking, setAsking] = useState(false);
  const retry = useCommand('odoo.retryMails');
  const { finding, server, count, mailIds, senders, examples } = group;
  const time = (at: string | null): string =>
    at === null ? '–' : formatDateTime(at, i18n.language);
  const name = 'name' in server ? server.name : '';
  return (
    <section className="sheet" aria-labelledby={titleId}>
      <h2 id={titleId}>
        {t('odoo.mails.group', { count, first: time(group.firstAt), last: time(group.lastAt) })}
      </h2>
      <p>
        {t(`odoo.mails.server.${server.how}`, { server: name })}
        {senders.length > 0 && ` ${t('odoo.mails.senders', { senders: senders.join(', ') })}`}
      </p>
      {finding === null ? (
        <p>
          {t('odoo.mails.notRecognised')} <code className="evidence">{group.reason}</code>
        </p>
      ) : (
        <FindingCard finding={finding} />
      )}
      {examples.length > 0 && (
        <ul className="odoo-steps">
          {examples.map(({ at, from, to, document }, index) => (
            <li key={index}>
              {[time(at), `${from} → ${to}`, document ?? ''].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      )}
      {retry.data?.outcome === 'failed' && <TroubleAlert trouble={retry.data.trouble} />}
      {mailIds.length > 0 && (
        <button type="button" className="btn btn-secondary" onClick={() => setAsking(true)}>
          {t('odoo.mails.retry', { count: mailIds.length })}
        </button>
      )}
      {asking && (
        <ConfirmDialog
          title={t('odoo.mails.retryTitle')}
          confirm={t('odoo.mails.retryConfirm')}
          busy={retry.isPending}
          failure={retry.error === null ? null : failureOf(retry.error)}
          onConfirm={() =>
            retry.mutate(
              { clientId, mailIds },
              {
                onSuccess: ({ outcome }) => {
                  setAsking(false);
                  if (outcome === 'queued') onQueued();
                },
              },
            )
          }
          onCancel={() => setAsking(false)}
        >
          <p>{t('odoo.mails.retryText', { count: mailIds.length })}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
