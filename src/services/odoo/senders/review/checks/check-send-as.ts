import { accountOf, grantSendAs, isNoted, isSameAddress } from '../../rules/sender-access.ts';
import { addressesOf, type ReviewedSetUp } from '../reviewed-set-up.ts';
import { sendAsRows, type SenderIssue } from '../sender-issue.ts';

/** Addresses of a filter that are not the account's own, without the note that it may send as them. */
export function checkSendAs({ servers, links, bounce }: ReviewedSetUp): SenderIssue[] {
  return servers.flatMap((server): SenderIssue[] => {
    const account = accountOf(server, links);
    const foreign = addressesOf(server).filter(
      (address) =>
        !isSameAddress(address, account) &&
        !isNoted(server, address) &&
        // Has a finding of its own, which also says who leads to it.
        !(bounce !== null && isSameAddress(address, bounce)),
    );
    if (foreign.length === 0) return [];
    return [
      {
        code: 'filter-without-send-as',
        severity: 'error',
        owner: 'exchange-admin',
        params: { addresses: foreign.join(', '), account, server: server.name },
        serverIds: [server.id],
        commands: foreign.map((address) => grantSendAs(address, account)),
        links: ['smtp-troubleshooting'],
        rows: sendAsRows,
      },
    ];
  });
}
