import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { failureOf } from '../../../bridge/call-failure.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { StatusBar } from '../../../ui/status-bar.tsx';
import { useCommand } from '../../../window-services/use-command.ts';
import { CounterpartButton } from './counterpart-button.tsx';
import { findCounterpart } from './find-counterpart.ts';
import { SendMyselfOption } from './send-myself-option.tsx';
import { TestBothButton } from './test-both-button.tsx';
import { TestButton } from './test-button.tsx';

interface ServerHeaderProps {
  readonly server: MailServer | null;
  /** All servers of the client. */
  readonly servers: readonly MailServer[];
  readonly onBeforeTest: () => Promise<MailServer | null>;
}

/** Test Connection as in Odoo; below it, whether the test also sends a message to oneself. */
export function OutgoingHeader(props: ServerHeaderProps) {
  const { server, servers } = props;
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const possible = server !== null && findCounterpart(server, servers) !== null;
  const sendMessage = wanted && possible;
  return (
    <>
      <TestButtons {...props} label={t('outgoing.test')} primary sendMessage={sendMessage} />
      {server !== null && (
        <SendMyselfOption
          mailbox={server.username}
          possible={possible}
          chosen={sendMessage}
          onChange={setWanted}
        />
      )}
    </>
  );
}

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

interface TestButtonsProps extends ServerHeaderProps {
  /** Odoo's name of the first button. */
  readonly label: string;
  readonly primary: boolean;
  /** Outgoing: also send a message to oneself. */
  readonly sendMessage?: boolean;
  /** More buttons, before the way to the other direction. */
  readonly children?: ReactNode;
}

/** Odoo's button, and what goes beyond it: both ways, the network alone, the other direction. */
function TestButtons({ label, primary, sendMessage, children, ...row }: TestButtonsProps) {
  const { t } = useTranslation();
  const { server, servers, onBeforeTest } = row;
  const serverId = server?.id ?? null;
  const sending = sendMessage === true;
  return (
    <div className="button-row">
      <TestButton
        serverId={serverId}
        label={label}
        buttonClass={primary ? 'btn btn-primary' : 'btn btn-secondary'}
        sendMessage={sending}
        onBeforeTest={onBeforeTest}
      />
      <TestBothButton
        server={server}
        servers={servers}
        sendMessage={sending}
        onBeforeTest={onBeforeTest}
      />
      <TestButton
        serverId={serverId}
        label={t('tests.networkOnly')}
        buttonClass="btn btn-secondary"
        networkOnly
        onBeforeTest={onBeforeTest}
      />
      {children}
      <CounterpartButton server={server} servers={servers} onBeforeCreate={onBeforeTest} />
    </div>
  );
}
