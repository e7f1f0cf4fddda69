import { useTranslation } from 'react-i18next';
import { type OdooConnection } from '../../../contract/odoo.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { useFormat } from '../../language/format.ts';
import { type Pair, PairList } from '../../ui/pair-list.tsx';

interface OdooFactsProps {
  readonly connection: OdooConnection;
  readonly snapshot: OdooSnapshot | null;
}

/** What is connected, as whom, when it was read, and what the user should know of it. */
export function OdooFacts({ connection, snapshot }: OdooFactsProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { url, database, login, version, edition, databaseUuid, keyExpiresAt } = connection;
  const notes = [
    ...(connection.rights === 'limited' ? [t('odoo.limited')] : []),
    ...(connection.neutralized ? [t('odoo.neutralized')] : []),
    ...(connection.credential === 'password' ? [t('odoo.passwordInUse')] : []),
    ...(snapshot !== null && snapshot.missing.length > 0
      ? [t('odoo.missing', { names: snapshot.missing.join(', ') })]
      : []),
  ];
  const rows: readonly Pair[] = [
    [t('odoo.facts.version'), `${version} (${t(`odoo.editions.${edition}`)})`],
    [t('odoo.fields.url'), url],
    [t('odoo.fields.database'), database],
    [t('odoo.facts.uuid'), databaseUuid],
    [t('odoo.fields.login'), login],
    [t('odoo.facts.keyExpires'), keyExpiresAt?.slice(0, 10) ?? null],
    [t('odoo.facts.read'), snapshot === null ? t('odoo.never') : dateTime(snapshot.readAt)],
    [
      t('odoo.facts.servers'),
      snapshot === null ? null : `${snapshot.outgoing.length} / ${snapshot.incoming.length}`,
    ],
    [
      t('odoo.facts.mails'),
      snapshot === null ? null : `${snapshot.mails.exception} / ${snapshot.mails.outgoing}`,
    ],
  ];
  return (
    <section className="sheet" aria-labelledby="odoo-facts">
      <h2 id="odoo-facts">{t('odoo.facts.title')}</h2>
      <PairList pairs={rows} />
      {notes.map((note) => (
        <p key={note} className="alert alert-warning mb-0">
          {note}
        </p>
      ))}
    </section>
  );
}
