import { type MailboxLink } from '../../../../../contract/mailbox-links.ts';
import { type OutgoingServer } from '../../../../../contract/mail-servers.ts';
import {
  defaultSenderSettings,
  type SenderSettings,
} from '../../../../../contract/sender-settings.ts';
import { type ReviewInput } from '../reviewed-set-up.ts';

const clientId = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** A record's ID that says its number: `…0007` for 7. */
export function idOf(number: number): string {
  return `6b1e2d3c-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** An outgoing server named by its mailbox; its filter is the mailbox unless another is given. */
export function server(
  mailbox: string,
  change: Partial<OutgoingServer> & { readonly number?: number } = {},
): OutgoingServer {
  const { number = 1, ...fields } = change;
  return {
    direction: 'outgoing',
    id: idOf(number),
    clientId,
    name: mailbox.split('@')[0] ?? mailbox,
    username: mailbox,
    host: 'smtp.office365.com',
    port: 587,
    encryption: 'starttls',
    active: true,
    fromFilter: mailbox,
    priority: 10,
    sendAs: false,
    createdAt: new Date(Date.UTC(2026, 0, number)).toISOString(),
    lastTest: null,
    ...fields,
  };
}

export function link(mailbox: string, change: Partial<MailboxLink> = {}): MailboxLink {
  return {
    id: idOf(900),
    clientId,
    mailbox,
    account: { username: mailbox, name: null, tenantId: null, personal: false },
    kind: 'owner',
    scopes: [],
    linkedAt: '2026-01-01T00:00:00.000Z',
    refreshedAt: '2026-01-01T00:00:00.000Z',
    accessTokenExpiresAt: '2026-01-01T01:00:00.000Z',
    health: { state: 'valid' },
    ...change,
  };
}

/** Odoo 18 with the alias domain example.com, and a linked mailbox for every server. */
export function setUp(
  servers: readonly OutgoingServer[],
  change: { readonly settings?: Partial<SenderSettings>; readonly links?: MailboxLink[] } = {},
): ReviewInput {
  return {
    servers,
    settings: {
      ...defaultSenderSettings,
      aliasDomain: { ...defaultSenderSettings.aliasDomain, name: 'example.com' },
      ...change.settings,
    },
    links: change.links ?? servers.map(({ username }) => link(username.toLowerCase())),
  };
}

/** The same on Odoo 16: the parameters in place of the alias domain. */
export const odoo16: Partial<SenderSettings> = {
  odooVersion: '16',
  aliasDomain: defaultSenderSettings.aliasDomain,
  mailDefaultFrom: 'notifications',
  mailCatchallDomain: 'example.com',
};
