import { type ReportedOdoo } from '../../contract/reports.ts';
import { type Placeholders } from '../masking/organisation/placeholders.ts';

/** Fields of an Odoo's part of a report that hold a name and nothing else, as those of servers do. */
export function hideOdooNames(odoo: ReportedOdoo, placeholders: Placeholders): ReportedOdoo {
  const { snapshot, mails } = odoo;
  const hideServer = <Named extends { readonly name: string }>(server: Named): Named => ({
    ...server,
    name: placeholders.of('server', server.name),
  });
  return {
    ...odoo,
    snapshot: {
      ...snapshot,
      database: placeholders.of('database', snapshot.database),
      outgoing: snapshot.outgoing.map((server) => ({
        ...hideServer(server),
        pinnedBy: server.pinnedBy.map((name) => placeholders.of('template', name)),
      })),
      incoming: snapshot.incoming.map(hideServer),
      companies: snapshot.companies.map((company) => ({
        ...company,
        name: placeholders.of('company', company.name),
      })),
    },
    differences: odoo.differences.map((difference) =>
      difference.model === 'ir.config_parameter' ? difference : hideServer(difference),
    ),
    mails: mails && {
      ...mails,
      groups: mails.groups.map((group) =>
        'name' in group.server ? { ...group, server: hideServer(group.server) } : group,
      ),
      fetching: mails.fetching.map(hideServer),
    },
  };
}
