import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { type OutgoingServer } from '../../../contract/mail-servers.ts';
import { type OdooOutgoing, type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type OdooVersion, type SenderSettings } from '../../../contract/sender-settings.ts';
import { type ReviewInput } from './review/reviewed-set-up.ts';

/**
 * An Odoo's own servers and parameters in the shape that the sender rules read. A server's `id` is
 * its number in Odoo as text. Personal servers (Odoo 19) serve their owner alone and are left out.
 */
export function senderRecordsOf(snapshot: OdooSnapshot): ReviewInput {
  const shared = snapshot.outgoing.filter(({ owner }) => owner === null);
  return {
    settings: senderSettingsOf(snapshot),
    servers: shared.map(asOutgoingServer),
    // A token in Odoo is what a link is in Collega.
    links: shared.filter(({ hasToken }) => hasToken).map(asLink),
  };
}

/** The alias domain of the first company, or the parameters that stand for it until Odoo 16. */
export function senderSettingsOf(snapshot: OdooSnapshot): SenderSettings {
  const { aliasDomains, companies, senderParameters } = snapshot;
  const [company] = companies;
  const domain = aliasDomains.find(({ id }) => id === company?.aliasDomainId) ?? aliasDomains[0];
  return {
    odooVersion: majorVersionOf(snapshot.version),
    aliasDomain: {
      name: domain?.name ?? '',
      defaultFrom: domain?.defaultFrom ?? '',
      bounce: domain?.bounceAlias ?? '',
      catchall: domain?.catchallAlias ?? '',
    },
    mailDefaultFrom: senderParameters.defaultFrom ?? '',
    mailCatchallDomain: senderParameters.catchallDomain ?? '',
    mailDefaultFromFilter: senderParameters.defaultFromFilter ?? '',
  };
}

/** `saas~18.2+e` is an 18; what is older than 16 or newer than 19 counts as the nearest. */
export function majorVersionOf(version: string): OdooVersion {
  const major = Number(/(\d+)\.\d+/.exec(version)?.[1] ?? 18);
  if (major <= 16) return '16';
  if (major === 17) return '17';
  return major === 18 ? '18' : '19';
}

function asOutgoingServer(server: OdooOutgoing): OutgoingServer {
  return {
    id: String(server.id),
    clientId: '',
    direction: 'outgoing',
    name: server.name,
    username: server.username ?? '',
    host: server.host ?? '',
    port: server.port ?? 25,
    encryption: server.encryption ?? 'none',
    active: server.active,
    fromFilter: server.fromFilter ?? '',
    priority: server.sequence ?? 10,
    sendAs: false,
    // Of equal priority Odoo takes the lower number; the rules ask for the older record.
    createdAt: new Date(server.id).toISOString(),
    lastTest: null,
  };
}

function asLink({ id, username }: OdooOutgoing): MailboxLink {
  const mailbox = (username ?? '').trim().toLowerCase();
  const epoch = new Date(0).toISOString();
  return {
    id: String(id),
    clientId: '',
    mailbox,
    account: { username: mailbox, name: null, tenantId: null, personal: false },
    kind: 'owner',
    scopes: [],
    linkedAt: epoch,
    refreshedAt: epoch,
    accessTokenExpiresAt: epoch,
    health: { state: 'valid' },
  };
}
