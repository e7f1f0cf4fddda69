import { type OdooConnection } from '../../contract/odoo.ts';
import { type ReportBundle } from '../../contract/reports.ts';
import { type KnownPeople } from '../masking/mask-mailboxes.ts';
import { namesNoOne, type KnownOrganisation } from '../masking/organisation/known-organisation.ts';
import { type ClientRecords } from '../store/records/records.ts';

/** The people of a client, of all its servers and links: a text of one may name another. */
export function peopleOf(
  { servers, odoo }: Pick<ReportBundle, 'servers' | 'odoo'>,
  { mailServers, mailboxLinks }: ClientRecords,
): KnownPeople {
  return {
    addresses: [
      // In the order of the report: its first mailbox is mailbox-1.
      ...servers.map(({ username }) => username),
      ...mailServers.map(({ username }) => username),
      ...mailboxLinks.flatMap(({ mailbox, account }) => [mailbox, account.username]),
      ...serversIn(odoo).flatMap(({ username }) => username ?? []),
    ],
    names: [
      ...mailboxLinks.flatMap(({ account }) => account.name ?? []),
      // Odoo 19: the users whose personal servers these are.
      ...(odoo?.snapshot.outgoing ?? []).flatMap(({ owner }) => owner?.name ?? []),
    ],
    // In the order of the report, those of the client's other servers and of Odoo behind them.
    servers: [...servers, ...mailServers, ...serversIn(odoo)]
      .filter(({ name, ...server }) => !('host' in server) || server.host !== name)
      .map(({ name }) => name)
      .filter((name) => !namesNoOne(name)),
  };
}

/** What names a client's organisation; `odoo`: its Odoo's connection, where it can be read. */
export function organisationOf(
  bundle: Pick<ReportBundle, 'servers' | 'odoo'> & {
    readonly collega: Pick<ReportBundle['collega'], 'network'>;
  },
  records: ClientRecords,
  odoo: Pick<OdooConnection, 'url' | 'database'> | null,
): KnownOrganisation {
  const { client, mailServers, mailboxLinks } = records;
  const { applicationId, authority, odooUrl } = client.azureApp;
  const tenant = authority.kind === 'tenant' ? [authority.tenant] : [];
  const inOdoo = namesInOdoo(bundle.odoo);
  const { proxies = [], certificateAuthorities = [] } = bundle.collega.network ?? {};
  return {
    clientName: client.name,
    companyNames: inOdoo.companies,
    addresses: peopleOf(bundle, records).addresses,
    domains: [
      ...tenant,
      ...inOdoo.domains,
      // Odoo's FROM filtering names domains, or whole addresses.
      ...mailServers.flatMap((server) =>
        server.direction === 'outgoing' ? server.fromFilter.split(/[\s,;]+/) : [],
      ),
    ].map((domain) => domain.slice(domain.lastIndexOf('@') + 1)),
    hosts: [
      odooUrl,
      ...inOdoo.hosts,
      ...(odoo === null ? [] : [odoo.url]),
      ...mailServers.map(({ host }) => host),
      ...bundle.servers.flatMap(({ test }) => test?.server.host ?? []),
      ...proxies.map(({ address }) => address),
    ],
    serverNames: [...mailServers.map(({ name }) => name), ...inOdoo.servers],
    databases: [...(odoo === null ? [] : [odoo.database]), ...inOdoo.databases],
    authorities: certificateAuthorities,
    guids: [
      applicationId,
      ...tenant,
      ...inOdoo.guids,
      ...mailboxLinks.flatMap(({ account }) => account.tenantId ?? []),
    ],
  };
}

function serversIn(odoo: ReportBundle['odoo']) {
  return odoo === null ? [] : [...odoo.snapshot.outgoing, ...odoo.snapshot.incoming];
}

/** What of an Odoo as it was read names the organisation. */
function namesInOdoo(odoo: ReportBundle['odoo']) {
  if (odoo === null) {
    return { companies: [], domains: [], hosts: [], servers: [], databases: [], guids: [] };
  }
  const { snapshot } = odoo;
  const servers = serversIn(odoo);
  return {
    companies: snapshot.companies.map(({ name }) => name),
    domains: [
      ...snapshot.aliasDomains.map(({ name }) => name),
      ...[snapshot.senderParameters.catchallDomain ?? []].flat(),
      ...snapshot.companies.flatMap(({ email }) => email ?? []),
      ...[
        snapshot.senderParameters.defaultFromFilter,
        ...snapshot.outgoing.map(({ fromFilter }) => fromFilter),
      ].flatMap((filter) => filter?.split(/[\s,;]+/) ?? []),
    ],
    hosts: [snapshot.url, snapshot.webBaseUrl, ...servers.map(({ host }) => host)].flatMap(
      (host) => host ?? [],
    ),
    servers: [
      ...servers.map(({ name }) => name),
      ...snapshot.outgoing.flatMap(({ pinnedBy }) => pinnedBy),
    ],
    databases: [snapshot.database],
    guids: [snapshot.databaseUuid, snapshot.applicationId].flatMap((id) => id ?? []),
  };
}
