import { useTranslation } from 'react-i18next';
import { failureOf } from '../../../bridge/call-failure.ts';
import { useCommand } from '../../../window-services/use-command.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { StatusBar } from '../../../ui/status-bar.tsx';
import { TestButtons, type ServerHeaderProps } from './test-buttons.tsx';

/** Test & Confirm until it has passed once, then test again or reset; the arrows at the right. */
export function IncomingHeader(props: ServerHeaderProps) {
  const { server } = props;
  const { t } = useTranslation();
  const reset = useCommand('mailServers.resetConfirmation');
  const confirmed = server?.direction === 'incoming' && server.confirmed;
  return (
    <>
      <TestButtons
        {...props}
        label={t(confirmed ? 'incoming.testAgain' : 'incoming.testAndConfirm')}
        primary={!confirmed}
      >
        {confirmed && (
          <button
            type="button"
            className="btn btn-secondary"
            disabled={reset.isPending}
            onClick={() => reset.mutate({ serverId: server.id })}
          >
            {t('incoming.resetConfirmation')}
          </button>
        )}
      </TestButtons>
      <StatusBar
        stages={[t('incoming.notConfirmed'), t('incoming.confirmed')]}
        current={confirmed ? 1 : 0}
      />
      <FailureAlert failure={reset.error === null ? null : failureOf(reset.error)} />
    </>
  );
}
