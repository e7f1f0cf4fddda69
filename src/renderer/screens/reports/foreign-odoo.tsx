import { useTranslation } from 'react-i18next';
import { type ReportedOdoo } from '../../../contract/reports.ts';
import { useFormat } from '../../language/format.ts';
import { DifferenceList, isReadInPart } from '../odoo/difference-list.tsx';
import { ForeignFailedMails } from '../odoo/failed-mails.tsx';
import { OdooSenders } from '../odoo/odoo-senders.tsx';
import { SnapshotView } from './snapshot-view.tsx';

/** What a report says of its client's Odoo: what differed, what could not be sent, and its servers. */
export function ForeignOdoo({ odoo }: { readonly odoo: ReportedOdoo }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { snapshot, differences, senders, mails } = odoo;
  return (
    <>
      <DifferenceList
        differences={differences}
        readAt={snapshot.readAt}
        inPart={isReadInPart(snapshot)}
      />
      <OdooSenders senders={senders} />
      {mails !== null && <ForeignFailedMails mails={mails} />}
      <SnapshotView
        title={`${t('reports.odooTitle')} (${dateTime(snapshot.readAt)})`}
        snapshot={snapshot}
      />
    </>
  );
}
