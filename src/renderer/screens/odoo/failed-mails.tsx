import { useTranslation } from 'react-i18next';
import { type OdooFailedMails } from '../../../contract/odoo-mails.ts';
import { type ReportedOdoo } from '../../../contract/reports.ts';
import { useFormat } from '../../language/format.ts';
import { FetchingState } from './fetching-state.tsx';
import { MailGroup } from './mail-group.tsx';
import { RetryMails } from './retry-mails.tsx';

interface FailedMailsProps {
  readonly mails: OdooFailedMails;
  readonly clientId: string;
  readonly onQueued: () => void;
}

/** What a client's Odoo could not send, by cause, with the way to try again; and its fetching. */
export function FailedMails({ mails, clientId, onQueued }: FailedMailsProps) {
  return (
    <>
      <MailCounts mails={mails} />
      {mails.groups.map((group) => (
        <MailGroup key={causeOf(group)} group={group}>
          <RetryMails clientId={clientId} mailIds={group.mailIds} onQueued={onQueued} />
        </MailGroup>
      ))}
      <FetchingState clientId={clientId} mails={mails} />
    </>
  );
}

/** As the services group them: what became of one group is not told of the next one. */
function causeOf({ finding, reason, server }: OdooFailedMails['groups'][number]): string {
  return JSON.stringify([server, finding?.code ?? reason]);
}

type ReportedMails = NonNullable<ReportedOdoo['mails']>;

/** The same of an opened report: nothing can be done about it from here. */
export function ForeignFailedMails({ mails }: { readonly mails: ReportedMails }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="sheet" aria-labelledby="failed-mails">
        <h2 id="failed-mails">{t('nav.failedMails')}</h2>
        <MailCounts mails={mails} />
      </section>
      {mails.groups.map((group, index) => (
        <MailGroup key={index} group={group} />
      ))}
      <FetchingState clientId={null} mails={mails} />
    </>
  );
}

type Counted = Pick<
  OdooFailedMails,
  'failed' | 'notifications' | 'waiting' | 'readAt' | 'jobs' | 'fetching'
>;

function MailCounts({ mails }: { readonly mails: Counted }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  return (
    <p role="status" className={`verdict verdict-${lookOf(mails)}`}>
      {t('odoo.mails.counts', {
        failed: mails.failed,
        notifications: mails.notifications,
        waiting: mails.waiting.count,
        time: dateTime(mails.readAt),
      })}
    </p>
  );
}

/** Nothing failed is no all-clear while mails wait, bounces lie there, or Odoo does not fetch or send. */
function lookOf({ failed, notifications, waiting, jobs, fetching }: Counted) {
  if (failed > 0) return 'failed';
  const isTroubled =
    jobs.some(({ trouble }) => trouble !== null) || fetching.some(({ state }) => state !== 'works');
  return notifications > 0 || waiting.count > 0 || isTroubled ? 'warning' : 'passed';
}
