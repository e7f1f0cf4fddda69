import { assertNever } from '../../assert-never.ts';
import { useServices } from '../../window-services/services-context.ts';
import { useFormat } from '../../language/format.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { FindingList } from '../connection-tests/finding-list.tsx';
import { PasteForm } from './paste-form.tsx';
import { type SignInFlow } from '../../window-services/sign-in-flows.ts';
import { useTranslation } from 'react-i18next';
import { type SignInAddress } from '../../../contract/sign-in.ts';
import { AuthorizeAddress } from './authorize-address.tsx';

/** How the sign-in of this mailbox stands; the rest of the window stays usable meanwhile. */
export function SignInStatus({ flow }: { readonly flow: SignInFlow }) {
  const { t } = useTranslation();
  const { signInFlows } = useServices();
  const { dateTime } = useFormat();
  const { clientId, mailbox } = flow;
  const dismiss = (
    <button type="button" className="text-link" onClick={() => signInFlows.dismiss(flow)}>
      {t('actions.dismiss')}
    </button>
  );
  switch (flow.state) {
    case 'running':
      return (
        <div className="sign-in-status">
          <p role="status" className="visually-hidden">
            {t(`signIn.phase.${flow.phase}`)}
          </p>
          <div aria-hidden="true">
            <ProgressLine text={t(`signIn.phase.${flow.phase}`)} since={flow.startedAt} />
          </div>
          {flow.address !== null && flow.phase === 'waiting-for-browser' && (
            <BrowserHint address={flow.address} />
          )}
          {flow.address !== null && flow.phase === 'waiting-for-address' && (
            <PasteForm flowId={flow.flowId} mailbox={mailbox} address={flow.address} />
          )}
          <button
            type="button"
            className="btn btn-sm btn-secondary"
            disabled={flow.cancelling}
            onClick={() => void signInFlows.cancel({ clientId, mailbox })}
          >
            {t('signIn.cancel')}
          </button>
        </div>
      );
    case 'cancelled':
      return (
        <p role="status" className="sign-in-status">
          {t('signIn.cancelled')} {dismiss}
        </p>
      );
    case 'failed':
      return (
        <div role="status" className="sign-in-status">
          <p>
            {t('signIn.failed', { date: dateTime(new Date(flow.endedAt).toISOString()) })} {dismiss}
          </p>
          <FindingList findings={flow.findings} />
        </div>
      );
    case 'refused':
      return <FailureAlert failure={flow.failure} />;
    case 'other-account':
      return null;
    default:
      return assertNever(flow);
  }
}

/** While the system's browser has the word: what to do when it does not come, or Microsoft refuses. */
function BrowserHint({ address }: { readonly address: SignInAddress }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t(address.opened ? 'signIn.browser.opened' : 'signIn.browser.notOpened')}</p>
      <AuthorizeAddress address={address.authorizeUrl} />
      <p className="field-hint">{t('signIn.browser.stuck')}</p>
    </>
  );
}
