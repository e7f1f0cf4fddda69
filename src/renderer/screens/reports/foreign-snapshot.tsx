import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type OdooSenderFinding } from '../../../contract/odoo.ts';
import { useFormat } from '../../language/format.ts';
import { OdooSenders } from '../odoo/odoo-senders.tsx';
import { SnapshotView } from './snapshot-view.tsx';

interface ForeignSnapshotProps {
  readonly fileName: string;
  readonly snapshot: OdooSnapshot;
  readonly senders: readonly OdooSenderFinding[];
}

/** A snapshot of an Odoo from a file: whose it is, this Collega's review of it, and all it holds. */
export function ForeignSnapshot({ fileName, snapshot, senders }: ForeignSnapshotProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const id = useId();
  const { url, database, readAt } = snapshot;
  return (
    <div className="foreign-report">
      <section className="alert foreign-note" aria-labelledby={id}>
        <h2 id={id}>{t('reports.snapshot')}</h2>
        <p className="text-break">
          {t('reports.snapshotText', { file: fileName, url, database, time: dateTime(readAt) })}
        </p>
        {snapshot.neutralized && <p>{t('odoo.neutralized')}</p>}
      </section>
      <OdooSenders senders={senders} />
      <SnapshotView title={t('reports.odooServers')} snapshot={snapshot} />
    </div>
  );
}
