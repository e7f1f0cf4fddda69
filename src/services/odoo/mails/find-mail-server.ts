import { type OdooMailServer } from '../../../contract/odoo-mails.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { applySenderRules } from '../senders/rules/apply-sender-rules.ts';
import { buildSenderSetup } from '../senders/rules/build-sender-setup.ts';
import { senderRecordsOf } from '../senders/odoo-records.ts';
import { type FailedMail } from './read-failed-mails.ts';

/**
 * Answers by which server Odoo sent a mail: the one it names, else the one that the sender rules
 * choose among Odoo's servers as they are now. Odoo does not store its choice. Each sender is worked
 * out once.
 */
export function findMailServer(snapshot: OdooSnapshot): (mail: FailedMail) => OdooMailServer {
  const records = senderRecordsOf(snapshot);
  const names = new Map(snapshot.outgoing.map(({ id, name }) => [String(id), name]));
  const known = new Map<string, OdooMailServer>();
  const compute = (from: string): OdooMailServer => {
    const { found } = applySenderRules(buildSenderSetup(records, from));
    if (found.server === null) return { how: 'parameters' };
    const { name: id } = found.server;
    return { how: 'computed', id: Number(id), name: names.get(id) ?? '' };
  };
  return ({ from, server }) => {
    if (server !== null) return { how: 'pinned', ...server };
    if (from === null) return { how: 'unknown' };
    const answer = known.get(from) ?? compute(from);
    known.set(from, answer);
    return answer;
  };
}
