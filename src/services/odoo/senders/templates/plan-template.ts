import { type MailHosts, usualMailHosts } from '../../../../contract/mail-hosts.ts';
import { otherProviderOf } from '../../../../contract/mail-providers.ts';
import { type MailboxLink } from '../../../../contract/mailbox-links.ts';
import { type IncomingServer, type OutgoingServer } from '../../../../contract/mail-servers.ts';
import { type SenderTemplate, type TemplateChange } from '../../../../contract/sender-rules.ts';
import { type StoredClient } from '../../../store/records/records.ts';
import { buildSenderSetup, type SenderRecords } from '../rules/build-sender-setup.ts';
import { filled, splitFilter } from '../rules/from-filter.ts';
import { normaliseAddress } from '../rules/normalise-address.ts';
import { isNoted, isSameAddress } from '../rules/sender-access.ts';
import { defaultFrom } from '../rules/sender-defaults.ts';

export interface TemplateInput extends SenderRecords {
  readonly client: StoredClient;
  readonly links: readonly MailboxLink[];
  readonly incoming: readonly IncomingServer[];
  /** The practice tenant's servers, for its own client; null: Microsoft's. */
  readonly practice: Pick<MailHosts, 'smtp' | 'imap'> | null;
}

/**
 * What a set-up of Odoo's guide needs beyond what is there: a server whose filter is exactly its
 * mailbox's address for each sender, and the notifications address. Doing it twice changes nothing.
 */
export function planTemplate(
  input: TemplateInput,
  template: SenderTemplate,
  changeServerIds: readonly string[],
): TemplateChange[] {
  const users = template.kind === 'server-per-user' ? template.users : [];
  const mailboxes = [...users, template.notifications].map((each) => each.toLowerCase());
  const once = [...new Set(mailboxes)];
  const servers = once.map((mailbox) => planServer(input, mailbox, changeServerIds));
  const receiving = {
    none: [],
    notifications: [template.notifications.toLowerCase()],
    all: once,
  };
  const leftOut = new Set(
    servers.flatMap((change) => (change.kind === 'left-out' ? [change.mailbox] : [])),
  );
  const incoming = receiving[template.incoming]
    // Said once, and not in each direction.
    .filter((mailbox) => !leftOut.has(mailbox))
    .map((mailbox) => planIncoming(input, mailbox));
  const settings = planSettings(input, template.notifications.toLowerCase());
  return [...servers, ...incoming, ...settings];
}

function planServer(
  input: TemplateInput,
  mailbox: string,
  changeServerIds: readonly string[],
): TemplateChange {
  const names = (server: OutgoingServer): boolean =>
    splitFilter(filled(server.fromFilter)).some((part) => normaliseAddress(part) === mailbox);
  const own = input.servers.filter(({ username }) => isSameAddress(username, mailbox));
  const serves = (server: OutgoingServer): boolean =>
    server.active && names(server) && (own.includes(server) || isNoted(server, mailbox));
  const serving = own.find(serves) ?? input.servers.find(serves);
  if (serving !== undefined) {
    const direction = 'outgoing';
    return { kind: 'keep-server', direction, mailbox, serverId: serving.id, name: serving.name };
  }
  const near = own.find(({ active }) => active) ?? own[0];
  if (near !== undefined) {
    return {
      kind: 'change-server',
      mailbox,
      serverId: near.id,
      name: near.name,
      filterBefore: near.fromFilter,
      filterAfter: names(near) ? near.fromFilter : mailbox,
      unarchive: !near.active,
      chosen: changeServerIds.includes(near.id),
    };
  }
  const provider = otherProviderOf(mailbox);
  if (provider !== null) return { kind: 'left-out', mailbox, provider };
  const { host, port } = hostsOf(input, mailbox).smtp;
  return { kind: 'create-server', direction: 'outgoing', mailbox, host, port, serverId: null };
}

/** One that is there, archived or not, is the user's own affair: it is kept as it is. */
function planIncoming(input: TemplateInput, mailbox: string): TemplateChange {
  const direction = 'incoming';
  const own = input.incoming.find(({ username }) => isSameAddress(username, mailbox));
  if (own !== undefined) {
    return { kind: 'keep-server', direction, mailbox, serverId: own.id, name: own.name };
  }
  const provider = otherProviderOf(mailbox);
  if (provider !== null) return { kind: 'left-out', mailbox, provider };
  const { host, port } = hostsOf(input, mailbox).imap;
  return { kind: 'create-server', direction, mailbox, host, port, serverId: null };
}

function hostsOf(input: TemplateInput, mailbox: string): Pick<MailHosts, 'smtp' | 'imap'> {
  const linked = input.links.find((link) => link.mailbox === mailbox);
  return input.practice ?? usualMailHosts(input.client.azureApp, linked?.account.personal);
}

/** The alias domain since Odoo 17, `mail.default.from` before (odoo.md 4, "Inputs"). */
function planSettings(input: TemplateInput, notifications: string): TemplateChange[] {
  const { settings } = input;
  const now = normaliseAddress(defaultFrom(buildSenderSetup(input, '')));
  if (now === notifications) return [];
  if (settings.odooVersion === '16') {
    const before = settings.mailDefaultFrom;
    return [{ kind: 'change-setting', setting: 'mailDefaultFrom', before, after: notifications }];
  }
  const [local = '', domain = ''] = notifications.split('@');
  const { name, defaultFrom: before } = settings.aliasDomain;
  const ofDomain = name === '' || name.toLowerCase() === domain;
  // Of another domain, the whole address is written: Odoo takes it as it is.
  const after = ofDomain ? local : notifications;
  const changes: TemplateChange[] = [];
  if (name === '') {
    const setting = 'aliasDomain.name';
    changes.push({ kind: 'change-setting', setting, before: '', after: domain });
  }
  if (before !== after) {
    changes.push({ kind: 'change-setting', setting: 'aliasDomain.defaultFrom', before, after });
  }
  return changes;
}
