import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { headingOf, type OdooMailGroup } from '../../../contract/odoo-mails.ts';
import { useFormat } from '../../language/format.ts';
import { FindingCard } from '../connection-tests/finding-card.tsx';

interface MailGroupProps {
  readonly group: Omit<OdooMailGroup, 'mailIds'>;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** Mails that failed for one cause at one server. */
export function MailGroup({ group, children }: MailGroupProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const titleId = useId();
  const { finding, server, count, senders, examples } = group;
  // A notification without a mail names neither sender nor recipient.
  const told = examples.filter(
    ({ at, from, to, document }) => at !== null || `${from}${to}${document ?? ''}`.trim() !== '',
  );
  const time = (at: string | null): string => (at === null ? '–' : dateTime(at));
  const name = 'name' in server ? server.name : '';
  return (
    <section className="sheet" aria-labelledby={titleId}>
      <h2 id={titleId}>
        {t(`odoo.mails.${headingOf(group)}`, {
          count,
          first: time(group.firstAt),
          last: time(group.lastAt),
        })}
      </h2>
      <p>
        {t(`odoo.mails.server.${server.how}`, { server: name })}
        {senders.length > 0 && ` ${t('odoo.mails.senders', { senders: senders.join(', ') })}`}
      </p>
      {finding === null ? (
        <p>
          {t('odoo.mails.notRecognised')} <code className="evidence">{group.reason}</code>
        </p>
      ) : (
        <FindingCard finding={finding} />
      )}
      {told.length > 0 && (
        <ul className="list-unstyled m-0">
          {told.map(({ at, from, to, document }, index) => (
            <li key={index}>
              {[time(at), from || to ? `${from || '–'} → ${to || '–'}` : '', document ?? '']
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
