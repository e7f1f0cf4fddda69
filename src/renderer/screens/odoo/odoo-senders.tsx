import { useTranslation } from 'react-i18next';
import { type OdooSenderFinding } from '../../../contract/odoo.ts';
import { FindingCard } from '../connection-tests/finding-card.tsx';

/** How Odoo chooses the server of a mail, where that leads to refused or misdirected mail. */
export function OdooSenders({ senders }: { readonly senders: readonly OdooSenderFinding[] }) {
  const { t } = useTranslation();
  if (senders.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="odoo-senders">
      <h2 id="odoo-senders">{t('odoo.sendersTitle')}</h2>
      {senders.map((found, index) => (
        <FindingCard key={index} finding={found} />
      ))}
    </section>
  );
}
