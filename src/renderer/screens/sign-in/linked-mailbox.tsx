import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailboxLink, type RefreshedLink } from '../../../contract/mailbox-links.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useFormat } from '../../language/format.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { CrossIcon, SkippedIcon, TickIcon } from '../../ui/icons.tsx';
import { FindingList } from '../connection-tests/finding-list.tsx';
import { TokenContentView } from './token-content-view.tsx';

interface LinkedMailboxProps {
  readonly link: MailboxLink;
  /** Valid, and neither ended nor obtained with other credentials. */
  readonly proven: boolean;
  readonly busy: boolean;
  /** The menu of other ways, beside the button. */
  readonly ways: ReactNode;
  readonly onSignInAgain: () => void;
}

const factOf = {
  valid: 'validUntil',
  broken: 'lastWorked',
  unchecked: 'uncheckedSince',
} as const;

/**
 * An honest tag: green only while what Microsoft accepted last still lasts (Odoo's stays green,
 * odoo.md 1), grey while nothing is known, red once it was refused.
 */
export function LinkedMailbox(props: LinkedMailboxProps) {
  const { link, proven, busy, ways, onSignInAgain } = props;
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const refresh = useCommand('mailboxLinks.refresh');
  const disconnect = useCommand('mailboxLinks.disconnect');
  const [asking, setAsking] = useState(false);
  const { health } = link;
  const look = health.state === 'broken' ? 'broken' : proven ? 'valid' : 'unchecked';
  const valid = look === 'valid';
  return (
    <div>
      <p className="mb-1">
        <span
          className={`tag d-inline-flex align-items-center rounded-1 text-white fw-bold tag-${look}`}
        >
          {look === 'valid' && <TickIcon />}
          {look === 'broken' && <CrossIcon />}
          {look === 'unchecked' && <SkippedIcon />} {t(`outlook.${look}`)}
        </span>
      </p>
      <p className="mb-2 muted small text-break">
        {t(link.kind === 'owner' ? 'outlook.signedInAs' : 'outlook.delegateSignedIn', {
          account: link.account.username,
          mailbox: link.mailbox,
        })}{' '}
        {t(`outlook.${factOf[look]}`, {
          date: dateTime(valid ? link.accessTokenExpiresAt : link.refreshedAt),
        })}
        {health.state === 'broken' &&
          health.at !== undefined &&
          ` ${t('outlook.refusedOn', { date: dateTime(health.at) })}`}
      </p>
      {health.state === 'broken' && <FindingList findings={[health.finding]} />}
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
      {/* Of a renewal before the last one nothing is said any more. */}
      <Renewal
        renewed={refresh.data?.link.refreshedAt === link.refreshedAt ? refresh.data : undefined}
      />
      {asking && (
        <ConfirmDialog
          title={t('outlook.disconnectTitle')}
          confirm={t('outlook.disconnect')}
          busy={disconnect.isPending}
          failure={disconnect.error === null ? null : failureOf(disconnect.error)}
          onConfirm={() => void disconnect.run({ linkId: link.id }, () => setAsking(false))}
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
      {renewed?.finding === null && (
        <p className="mb-2 muted small text-break">{t('outlook.renewed')}</p>
      )}
      {finding !== null && (
        <>
          <p className="mb-2 muted small text-break">{t('outlook.notRenewed')}</p>
          <FindingList findings={[finding]} />
        </>
      )}
    </div>
  );
}
