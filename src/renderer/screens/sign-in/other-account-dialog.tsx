import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../window-services/services-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/**
 * Someone else signed in (row 84 of failures.md): a mistake, or the delegate of a shared mailbox.
 * Shown wherever the user is meanwhile, because the tokens wait for ten minutes only.
 */
export function OtherAccountDialog() {
  const { t } = useTranslation();
  const { signInFlows } = useServices();
  const { store } = signInFlows;
  const waiting = useSyncExternalStore(
    store.subscribe,
    () => store.find(({ state }) => state === 'other-account')?.[1],
  );
  if (waiting?.state !== 'other-account') return null;
  const { account, clientId, mailbox, keeping, failure } = waiting;
  const subject = { clientId, mailbox };
  const cancel = () => void signInFlows.cancel(subject);
  return (
    <Dialog
      title={t('signIn.otherAccount.title')}
      onClose={cancel}
      actions={
        <>
          <button
            type="button"
            className="btn btn-primary"
            onClick={() => void signInFlows.signInAgain(subject)}
          >
            {t('signIn.otherAccount.again')}
          </button>
          <button
            type="button"
            className="btn btn-secondary"
            disabled={keeping}
            onClick={() => void signInFlows.keepAsDelegate(subject)}
          >
            {t('signIn.otherAccount.keep')}
          </button>
          <button type="button" className="btn btn-secondary" onClick={cancel}>
            {t('actions.cancel')}
          </button>
        </>
      }
    >
      <dl className="pairs">
        <dt>{t('signIn.otherAccount.who')}</dt>
        <dd>
          {account.username}
          {account.name !== null && ` (${account.name})`}
        </dd>
        {account.tenantId !== null && (
          <>
            <dt>{t('signIn.otherAccount.tenant')}</dt>
            <dd>{account.tenantId}</dd>
          </>
        )}
        <dt>{t('signIn.otherAccount.mailbox')}</dt>
        <dd>{mailbox}</dd>
      </dl>
      <p>{t('signIn.otherAccount.mistake')}</p>
      <p>{t('signIn.otherAccount.delegate', { account: account.username, mailbox })}</p>
      <FailureAlert failure={failure} />
    </Dialog>
  );
}
