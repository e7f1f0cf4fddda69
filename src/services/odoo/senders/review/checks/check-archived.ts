import { addressesOf, domainsOf, type ReviewedSetUp } from '../reviewed-set-up.ts';
import { type SenderIssue } from '../sender-issue.ts';

/** An archived server is never chosen: its senders go by another way if no active one names them. */
export function checkArchived({ servers, archived }: ReviewedSetUp): SenderIssue[] {
  const addresses = new Set(servers.flatMap(addressesOf));
  const domains = new Set(servers.flatMap(domainsOf));
  const isServed = (address: string): boolean =>
    addresses.has(address) || domains.has(address.split('@')[1] ?? '');
  return archived.flatMap((server): SenderIssue[] => {
    const orphans = [
      ...addressesOf(server).filter((address) => !isServed(address)),
      ...domainsOf(server).filter((domain) => !domains.has(domain)),
    ];
    if (orphans.length === 0) return [];
    return [
      {
        code: 'only-match-archived',
        severity: 'warning',
        owner: 'odoo-admin',
        params: { parts: orphans.join(', '), server: server.name },
        serverIds: [server.id],
      },
    ];
  });
}
