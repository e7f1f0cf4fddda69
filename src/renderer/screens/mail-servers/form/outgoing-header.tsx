import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCounterpart } from './find-counterpart.ts';
import { SendMyselfOption } from './send-myself-option.tsx';
import { TestButtons, type ServerHeaderProps } from './test-buttons.tsx';

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
