import { type OdooDifference } from '../../contract/odoo.ts';
import { type OdooMailGroup } from '../../contract/odoo-mails.ts';
import { type ReportedOdoo } from '../../contract/reports.ts';
import { type Language } from '../../contract/settings.ts';
import { compareClient, type OdooServices } from './ask-odoo.ts';
import { reviewOdooSenders } from './comparison/review-odoo-senders.ts';

/**
 * A client's Odoo for a report: what was read last, compared with Collega's records as they are now.
 * Asks Odoo nothing. Null where nothing was read. @throws FailureError when the client is not there.
 */
export function reportOdoo(
  services: OdooServices,
  clientId: string,
  language: Language,
): ReportedOdoo | null {
  const kept = services.snapshots.read(clientId);
  if (kept === null) return null;
  const { snapshot } = kept;
  const differences = compareClient({ ...services, language: () => language }, clientId, snapshot);
  const mails = services.mailFiles.read(clientId);
  return {
    snapshot,
    differences: differences.map(describeDifference),
    senders: reviewOdooSenders(snapshot, language),
    mails: mails && { ...mails, groups: mails.groups.map(describeGroup) },
  };
}

/** Without the number of Collega's own record, which means nothing elsewhere. */
function describeDifference(difference: OdooDifference): ReportedOdoo['differences'][number] {
  const { code, severity, model, recordId, name, field, ...said } = difference;
  const { collega, odoo, title, consequence, fix } = said;
  return { code, severity, model, recordId, name, field, collega, odoo, title, consequence, fix };
}

type ReportedGroup = NonNullable<ReportedOdoo['mails']>['groups'][number];

/** Without the records that "Try again" needs. */
function describeGroup(group: OdooMailGroup): ReportedGroup {
  const { finding, reason, server, count, firstAt, lastAt, senders, examples } = group;
  return { finding, reason, server, count, firstAt, lastAt, senders, examples };
}
