import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailServer, type OutgoingServer } from '../../../../contract/mail-servers.ts';
import { CounterpartButton } from './counterpart-button.tsx';
import { findCounterpart } from './find-counterpart.ts';
import { TestBothButton } from './test-both-button.tsx';
import { TestButton } from './test-button.tsx';
import { SendMyselfOption } from './send-myself-option.tsx';

interface OutgoingHeaderProps {
  readonly server: OutgoingServer | null;
  /** All servers of the client. */
  readonly servers: readonly MailServer[];
  readonly onBeforeTest: () => Promise<MailServer | null>;
}

/** Test Connection as in Odoo, and what goes beyond it: both ways, and a message to oneself. */
export function OutgoingHeader({ server, servers, onBeforeTest }: OutgoingHeaderProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const possible = server !== null && findCounterpart(server, servers) !== null;
  const sendMessage = wanted && possible;
  return (
    <>
      <div className="button-row">
        <TestButton
          serverId={server?.id ?? null}
          label={t('outgoing.test')}
          buttonClass="btn btn-primary"
          sendMessage={sendMessage}
          onBeforeTest={onBeforeTest}
        />
        <TestBothButton
          server={server}
          servers={servers}
          sendMessage={sendMessage}
          onBeforeTest={onBeforeTest}
        />
        <TestButton
          serverId={server?.id ?? null}
          label={t('tests.networkOnly')}
          buttonClass="btn btn-secondary"
          networkOnly
          onBeforeTest={onBeforeTest}
        />
        <CounterpartButton server={server} servers={servers} onBeforeCreate={onBeforeTest} />
      </div>
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
