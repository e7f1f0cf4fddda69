import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailboxLink, type RefreshedLink } from '../../../contract/mailbox-links.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useFormat } from '../../language/format.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { CrossIcon, TickIcon } from '../../ui/icons.tsx';
import { FindingList } from '../connection-tests/finding-list.tsx';
import { TokenContentView } from './token-content-view.tsx';

interface LinkedMailboxProps {
  readonly link: MailboxLink;
  readonly busy: boolean;
  /** The menu of other ways, beside the button. */
  readonly ways: ReactNode;
  readonly onSignInAgain: () => void;
}

/** An honest tag: green only while the last refresh was accepted (Odoo's stays green, odoo.md 1). */
export function LinkedMailbox({ link, busy, ways, onSignInAgain }: LinkedMailboxProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const refresh = useCommand('mailboxLinks.refresh');
  const disconnect = useCommand('mailboxLinks.disconnect');
  const [asking, setAsking] = useState(false);
  const valid = link.health.state === 'valid';
  return (
    <div>
      <p className="mb-1">
        <span className={`tag ${valid ? 'tag-good' : 'tag-bad'}`}>
          {valid ? <TickIcon /> : <CrossIcon />} {valid ? t('outlook.valid') : t('outlook.broken')}
        </span>
      </p>
      <p className="link-facts">
        {t(link.kind === 'owner' ? 'outlook.signedInAs' : 'outlook.delegateSignedIn', {
          account: link.account.username,
          mailbox: link.mailbox,
        })}{' '}
        {t(valid ? 'outlook.validUntil' : 'outlook.lastWorked', {
          date: dateTime(valid ? link.accessTokenExpiresAt : link.refreshedAt),
        })}
      </p>
      {link.health.state === 'broken' && <FindingList findings={[link.health.finding]} />}
      <TokenContentView linkId={link.id} />
      <div className="button-row">
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          disabled={busy}
          onClick={onSignInAgain}
        >
          {t('outlook.signInAgain')}
        </button>
        {!busy && ways}
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          disabled={busy || refresh.isPending}
          onClick={() => refresh.mutate({ linkId: link.id })}
        >
          {t('outlook.refresh')}
        </button>
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          disabled={busy}
          onClick={() => setAsking(true)}
        >
          {t('outlook.disconnect')}
        </button>
      </div>
      <FailureAlert failure={refresh.error === null ? null : failureOf(refresh.error)} />
      <Renewal renewed={refresh.data} />
      {asking && (
        <ConfirmDialog
          title={t('outlook.disconnectTitle')}
          confirm={t('outlook.disconnect')}
          busy={disconnect.isPending}
          failure={disconnect.error === null ? null : failureOf(disconnect.error)}
          onConfirm={() =>
            disconnect.mutate({ linkId: link.id }, { onSuccess: () => setAsking(false) })
          }
          onCancel={() => setAsking(false)}
        >
          <p>{t('outlook.disconnectText', { mailbox: link.mailbox })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

/** What "Renew now" came to; why a link is broken stands above already. */
function Renewal({ renewed }: { readonly renewed: RefreshedLink | undefined }) {
  const { t } = useTranslation();
  const finding = renewed?.link.health.state === 'valid' ? renewed.finding : null;
  return (
    <div role="status">
      {renewed?.finding === null && <p className="link-facts">{t('outlook.renewed')}</p>}
      {finding !== null && (
        <>
          <p className="link-facts">{t('outlook.notRenewed')}</p>
          <FindingList findings={[finding]} />
        </>
      )}
    </div>
  );
}
