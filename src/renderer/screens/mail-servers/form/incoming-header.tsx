import { useTranslation } from 'react-i18next';
import { type IncomingServer, type MailServer } from '../../../../contract/mail-servers.ts';
import { failureOf } from '../../../bridge/call-failure.ts';
import { useCommand } from '../../../window-services/use-command.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { StatusBar } from '../../../ui/status-bar.tsx';
import { CounterpartButton } from './counterpart-button.tsx';
import { TestBothButton } from './test-both-button.tsx';
import { TestButton } from './test-button.tsx';

interface IncomingHeaderProps {
  readonly server: IncomingServer | null;
  /** All servers of the client. */
  readonly servers: readonly MailServer[];
  readonly onBeforeTest: () => Promise<MailServer | null>;
}

/** Test & Confirm until it has passed once, then test again or reset; the arrows at the right. */
export function IncomingHeader({ server, servers, onBeforeTest }: IncomingHeaderProps) {
  const { t } = useTranslation();
  const reset = useCommand('mailServers.resetConfirmation');
  const confirmed = server?.confirmed ?? false;
  return (
    <>
      <div className="button-row">
        <TestButton
          serverId={server?.id ?? null}
          label={confirmed ? t('incoming.testAgain') : t('incoming.testAndConfirm')}
          buttonClass={confirmed ? 'btn btn-secondary' : 'btn btn-primary'}
          onBeforeTest={onBeforeTest}
        />
        <TestBothButton server={server} servers={servers} onBeforeTest={onBeforeTest} />
        <TestButton
          serverId={server?.id ?? null}
          label={t('tests.networkOnly')}
          buttonClass="btn btn-secondary"
          networkOnly
          onBeforeTest={onBeforeTest}
        />
        {server?.confirmed === true && (
          <button
            type="button"
            className="btn btn-secondary"
            disabled={reset.isPending}
            onClick={() => reset.mutate({ serverId: server.id })}
          >
            {t('incoming.resetConfirmation')}
          </button>
        )}
        <CounterpartButton server={server} servers={servers} onBeforeCreate={onBeforeTest} />
      </div>
      <StatusBar
        stages={[t('incoming.notConfirmed'), t('incoming.confirmed')]}
        current={confirmed ? 1 : 0}
      />
      <FailureAlert failure={reset.error === null ? null : failureOf(reset.error)} />
    </>
  );
}
