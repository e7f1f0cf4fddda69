import { useTranslation } from 'react-i18next';
import { type AppliedSender } from '../../../contract/sender-rules.ts';
import { ExchangeVerdictView } from './exchange-verdict-view.tsx';
import { ServerLink, type ServerLinks } from './server-link.tsx';
import { TriedRules } from './tried-rules.tsx';

interface AppliedSenderViewProps {
  readonly applied: AppliedSender;
  readonly links: ServerLinks;
}

/** The verdict first, then what the recipient gets, then how Odoo came to it. */
export function AppliedSenderView({ applied, links }: AppliedSenderViewProps) {
  const { t } = useTranslation();
  const { serverId, message, exchange, tried } = applied;
  return (
    <>
      <ExchangeVerdictView message={message} exchange={exchange} />
      <h3 className="group-title">{t('senderRules.try.result')}</h3>
      <dl className="pairs">
        <div>
          <dt>{t('senderRules.try.server')}</dt>
          <dd>
            {serverId === null ? (
              t('senderRules.try.ownParameters')
            ) : (
              <ServerLink serverId={serverId} links={links} />
            )}
          </dd>
        </div>
        {message.kind === 'prepared' && (
          <>
            <div>
              <dt>{t('senderRules.try.envelope')}</dt>
              <dd>
                <code>{message.envelopeFrom}</code>{' '}
                <span className="muted">
                  {t(`senderRules.try.envelopeWhy.${message.envelope}`)}
                </span>
              </dd>
            </div>
            <div>
              <dt>{t('senderRules.try.header')}</dt>
              <dd>
                <code>{message.headerFrom}</code>{' '}
                <span className="muted">{t(`senderRules.try.headerWhy.${message.header}`)}</span>
              </dd>
            </div>
          </>
        )}
      </dl>
      <TriedRules tried={tried} links={links} />
    </>
  );
}
