import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { CounterpartButton } from './counterpart-button.tsx';
import { TestBothButton } from './test-both-button.tsx';
import { TestButton } from './test-button.tsx';

export interface ServerHeaderProps {
  readonly server: MailServer | null;
  /** All servers of the client. */
  readonly servers: readonly MailServer[];
  readonly onBeforeTest: () => Promise<MailServer | null>;
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
export function TestButtons({ label, primary, sendMessage, children, ...row }: TestButtonsProps) {
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
