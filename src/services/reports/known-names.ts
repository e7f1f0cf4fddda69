import { type OdooConnection } from '../../contract/odoo.ts';
import { type ReportBundle } from '../../contract/reports.ts';
import { type KnownPeople } from '../masking/mask-mailboxes.ts';
import { type KnownOrganisation } from '../masking/organisation/known-organisation.ts';
import { type ClientRecords } from '../store/records/records.ts';

/** The people of a client, of all its servers and links: a text of one may name another. */
export function peopleOf(
  { servers }: Pick<ReportBundle, 'servers'>,
  { mailServers, mailboxLinks }: ClientRecords,
): KnownPeople {
  return {
    addresses: [
      // In the order of the report: its first mailbox is mailbox-1.
      ...servers.map(({ username }) => username),
      ...mailServers.map(({ username }) => username),
      ...mailboxLinks.flatMap(({ mailbox, account }) => [mailbox, account.username]),
    ],
    names: mailboxLinks.flatMap(({ account }) => account.name ?? []),
  };
}

/** What names a client's organisation; `odoo`: its Odoo's connection, where it can be read. */
export function organisationOf(
  bundle: ReportBundle,
  records: ClientRecords,
  odoo: Pick<OdooConnection, 'url' | 'database'> | null,
): KnownOrganisation {
  const { client, mailServers, mailboxLinks } = records;
  const { applicationId, authority, odooUrl } = client.azureApp;
  const tenant = authority.kind === 'tenant' ? [authority.tenant] : [];
  const { proxies = [], certificateAuthorities = [] } = bundle.collega.network ?? {};
  return {
    clientName: client.name,
    companyNames: [],
    addresses: peopleOf(bundle, records).addresses,
    domains: [
      ...tenant,
      // Odoo's FROM filtering names domains, or whole addresses.
      ...mailServers.flatMap((server) =>
        server.direction === 'outgoing' ? server.fromFilter.split(/[\s,;]+/) : [],
      ),
    ].map((domain) => domain.slice(domain.lastIndexOf('@') + 1)),
    hosts: [
      odooUrl,
      ...(odoo === null ? [] : [odoo.url]),
      ...mailServers.map(({ host }) => host),
      ...bundle.servers.flatMap(({ test }) => test?.server.host ?? []),
      ...proxies.map(({ address }) => address),
    ],
    serverNames: mailServers.map(({ name }) => name),
    databases: odoo === null ? [] : [odoo.database],
    authorities: certificateAuthorities,
    guids: [
      applicationId,
      ...tenant,
      ...mailboxLinks.flatMap(({ account }) => account.tenantId ?? []),
    ],
  };
}
