import { domainsOf, partsOf, type ReviewedSetUp } from '../reviewed-set-up.ts';
import { sendAsRows, type SenderIssue } from '../sender-issue.ts';
import { accountOf } from '../../rules/sender-access.ts';

/** An Outlook server may serve one address alone; an empty or domain filter lets others in. */
export function checkFilterScope({ servers, links }: ReviewedSetUp): SenderIssue[] {
  return servers.flatMap((server): SenderIssue[] => {
    const shared = { serverIds: [server.id], owner: 'odoo-admin', rows: sendAsRows } as const;
    const params = { server: server.name, mailbox: server.username };
    if (server.fromFilter.trim() === '') {
      return [{ ...shared, code: 'filter-empty', severity: 'error', params }];
    }
    if (partsOf(server).length === 0) {
      const filter = server.fromFilter;
      const named = { ...params, filter };
      return [{ ...shared, code: 'filter-names-nothing', severity: 'error', params: named }];
    }
    const domains = domainsOf(server);
    if (domains.length === 0) return [];
    const account = accountOf(server, links);
    return [
      {
        ...shared,
        code: 'filter-names-domain',
        severity: server.sendAs ? 'warning' : 'error',
        params: { ...params, account, domains: domains.join(', ') },
      },
    ];
  });
}
