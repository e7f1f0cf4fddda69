import { useTranslation } from 'react-i18next';
import { type AppliedSender, type ExchangeVerdict } from '../../../contract/sender-rules.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CrossIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';

interface ExchangeVerdictViewProps {
  readonly message: AppliedSender['message'];
  readonly exchange: ExchangeVerdict | null;
}

const looks = {
  allowed: 'passed',
  'send-as-noted': 'warning',
  'send-as-needed': 'failed',
  'foreign-sender': 'failed',
  'unknown-server': 'warning',
} as const;

/** Whether the message would leave: Odoo's own refusal, else what Exchange says. */
export function ExchangeVerdictView({ message, exchange }: ExchangeVerdictViewProps) {
  const { t } = useTranslation();
  const look = exchange === null ? 'failed' : looks[exchange.kind];
  const values =
    exchange === null || exchange.kind === 'unknown-server'
      ? {}
      : {
          account: exchange.account,
          addresses: 'addresses' in exchange ? exchange.addresses.join(', ') : '',
        };
  const commands = exchange?.kind === 'send-as-needed' ? exchange.commands : [];
  return (
    <>
      <div role="status" className={`verdict verdict-${look}`}>
        {look === 'passed' && <TickIcon />}
        {look === 'warning' && <WarningIcon />}
        {look === 'failed' && <CrossIcon />}
        <span>
          {exchange !== null && t(`senderRules.exchange.${exchange.kind}`, values)}
          {message.kind === 'refused' && (
            <>
              {t('senderRules.try.refused')} <code className="evidence">{message.words}</code>
            </>
          )}
        </span>
      </div>
      {commands.map((command) => (
        <div key={command} className="command d-grid mb-2 mt-2">
          <code>{command}</code>
          <CopyButton text={command} label={t('findings.copyCommand', { command })} />
        </div>
      ))}
    </>
  );
}
