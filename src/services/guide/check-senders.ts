import { finding, type Finding } from '../../contract/findings.ts';
import { type GuideCheck } from '../../contract/guide.ts';
import { type OutgoingServer } from '../../contract/mail-servers.ts';
import { type SenderFinding } from '../../contract/sender-rules.ts';
import { type Language } from '../../contract/settings.ts';
import { reviewSenders } from '../odoo/senders/review/review-senders.ts';
import { makeCheck } from './make-check.ts';
import { type ClientRecords } from './record-checks.ts';

/** Said by the checks of the servers themselves. */
const saidElsewhere = ['notifications-mailbox-not-linked', 'notifications-mailbox-refused'];

/** What Odoo's rules make of this client's senders, by the values entered in Collega. */
export function checkSenders(
  { client, servers, links }: ClientRecords,
  language: Language,
): GuideCheck {
  const id = 'senders-accepted';
  const outgoing = servers.filter(
    (server): server is OutgoingServer => server.direction === 'outgoing',
  );
  if (!outgoing.some(({ active }) => active)) return makeCheck(id, 'waiting', 'no-server-yet');
  const input = { settings: client.senderSettings, servers: outgoing, links };
  const { findings, notifications } = reviewSenders(input, language);
  if (notifications === null) return makeCheck(id, 'waiting', 'senders-unknown');
  const found = findings.filter(({ code }) => !saidElsewhere.includes(code));
  const [first] = found;
  if (first === undefined) return makeCheck(id, 'passed', 'senders-accepted');
  const params = { number: String(found.length) };
  const outcome = first.severity === 'error' ? 'failed' : 'warning';
  return makeCheck(id, outcome, 'senders-refused', { params, finding: plainFinding(first) });
}

/** Without the places that only the review links to; the schema takes nothing more. */
function plainFinding(found: SenderFinding): Finding {
  return finding.strip().parse(found);
}
