import { accountOf, grantSendAs, isNoted, isSameAddress } from '../../rules/sender-access.ts';
import { type ReviewedSetUp } from '../reviewed-set-up.ts';
import { listSampleSenders } from '../sample-senders.ts';
import { sendAsRows, type SenderIssue } from '../sender-issue.ts';

/**
 * Where a filter lets the bounce address in, Odoo writes it into the envelope, and Exchange refuses
 * it as it refuses any address but the account's own (cases 29, 34, 35 and 37).
 */
export function checkBounce(setUp: ReviewedSetUp): SenderIssue[] {
  const { servers, links, bounce } = setUp;
  if (bounce === null) return [];
  const senders = listSampleSenders(setUp);
  return servers.flatMap((server): SenderIssue[] => {
    const account = accountOf(server, links);
    if (isSameAddress(bounce, account) || isNoted(server, bounce)) return [];
    const leading = senders.filter((from) => {
      const { serverId, message } = setUp.apply(from);
      return (
        serverId === server.id &&
        message.kind === 'prepared' &&
        message.envelope === 'bounce-address' &&
        // The bounce address may be this very sender.
        !isSameAddress(from, message.envelopeFrom)
      );
    });
    if (leading.length === 0) return [];
    return [
      {
        code: 'bounce-address-in-envelope',
        severity: 'error',
        owner: 'odoo-admin',
        params: { bounce, account, server: server.name, senders: leading.join(', ') },
        serverIds: [server.id],
        inSettings: true,
        commands: [grantSendAs(bounce, account)],
        links: ['smtp-troubleshooting'],
        rows: sendAsRows,
      },
    ];
  });
}
