import { z } from 'zod';
import { command, query } from './call.ts';
import { finding } from './findings.ts';
import { mailboxAddress, recordId } from './identifiers.ts';
import { odooVersion } from './sender-settings.ts';

/**
 * Odoo writes an empty field as `false`; JSON made elsewhere says null. A filter of Odoo's names a
 * thousand addresses at times: the limit is that of what is read of an Odoo (`odoo-values.ts`).
 */
const text = z.union([z.string().max(100_000), z.literal(false), z.null()]);
const optionalText = text.default(null);

/** An `ir.mail_server`, as far as the choice of a server looks at it. */
export const senderServer = z.strictObject({
  /** Breaks ties of `sequence`; the position in the list stands in for it. */
  id: z.int().positive().optional(),
  name: z.string(),
  from_filter: optionalText,
  sequence: z.int().default(10),
  active: z.boolean().default(true),
});
export type SenderServer = z.infer<typeof senderServer>;

/** Odoo's `mail.alias.domain` of the company, with Odoo's own defaults. */
const aliasDomain = z.strictObject({
  name: z.string(),
  default_from: text.default('notifications'),
  bounce_alias: text.default('bounce'),
});

/** Everything that decides which server Odoo takes, and what it makes of the sender. */
export const senderSetup = z.strictObject({
  servers: z.array(senderServer),
  alias_domain: aliasDomain.nullable().default(null),
  /** System parameter `mail.default.from_filter`: wins over `cli.from_filter`. */
  mail_default_from_filter: optionalText,
  /** Options of the Odoo process; without `smtp_server` a placeholder stands for its host. */
  cli: z
    .strictObject({
      from_filter: optionalText,
      email_from: optionalText,
      smtp_server: text.default('cli.host'),
    })
    .prefault({}),
  context: z
    .strictObject({
      domain_notifications_email: optionalText,
      domain_bounce_address: optionalText,
    })
    .prefault({}),
  /** The message's own Return-Path. */
  return_path: optionalText,
  from_addr: text,
});
export type SenderSetup = z.infer<typeof senderSetup>;

const found = { find_server: z.string().nullable(), find_from: text };

/** What Odoo does with the message: sends it so, or refuses it in its own words. */
export const senderResult = z.union([
  z.strictObject({
    ...found,
    envelope_from: z.string(),
    header_from: z.string(),
    host: z.string(),
  }),
  z.strictObject({ ...found, send_error: z.string() }),
]);
export type SenderResult = z.infer<typeof senderResult>;

/** One case of odoo-sender-cases.json; `result` is what a real Odoo did. */
export const senderCase = senderSetup.extend({
  name: z.string(),
  result: senderResult.optional(),
});
export type SenderCase = z.infer<typeof senderCase>;

/** Odoo's rules in the order in which it tries them (odoo.md 4). */
export const senderRule = z.enum([
  'sender-address',
  'sender-domain',
  'notifications-address',
  'notifications-domain',
  'empty-filter',
  'lowest-sequence',
  'parameters-accept-sender',
  'parameters-accept-notifications',
  'parameters-accept-none',
]);
export type SenderRule = z.infer<typeof senderRule>;

/** One rule as tried: the last of a list is the one that matched. */
export const triedRule = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('matched'),
    rule: senderRule,
    /** The normalised address or domain looked for; null for rules that look for none. */
    target: z.string().nullable(),
    /** Name of the server; null when Odoo's own parameters are used. */
    server: z.string().nullable(),
    /** The part of the filter that matched. */
    part: z.string().nullable(),
  }),
  z.strictObject({
    outcome: z.literal('unmatched'),
    rule: senderRule,
    target: z.string().nullable(),
  }),
  z.strictObject({
    outcome: z.literal('skipped'),
    rule: senderRule,
    because: z.enum(['sender-unusable', 'no-notifications-address']),
  }),
]);
export type TriedRule = z.infer<typeof triedRule>;

/** What Exchange makes of envelope sender and header From (rows 151 and 152 of failures.md). */
export const exchangeVerdict = z.discriminatedUnion('kind', [
  /** Both are the account that signs in. */
  z.strictObject({ kind: z.literal('allowed'), account: z.string() }),
  /** The user noted that this account may send as the addresses of the server's filter. */
  z.strictObject({
    kind: z.literal('send-as-noted'),
    account: z.string(),
    addresses: z.array(z.string()),
  }),
  /** Refused unless the account may send as these addresses. */
  z.strictObject({
    kind: z.literal('send-as-needed'),
    account: z.string(),
    addresses: z.array(z.string()),
    commands: z.array(z.string()),
  }),
  /** Refused for good: Send As is granted for addresses of the own organisation alone. */
  z.strictObject({
    kind: z.literal('foreign-sender'),
    account: z.string(),
    addresses: z.array(z.string()),
  }),
  /** Odoo's own parameters lead to a server that Collega does not know. */
  z.strictObject({ kind: z.literal('unknown-server') }),
]);
export type ExchangeVerdict = z.infer<typeof exchangeVerdict>;

/** What Odoo would do with a message from one sender. Servers are named by their record's ID. */
export const appliedSender = z.strictObject({
  odooVersion,
  /** Null: no active server record, so Odoo's own parameters. */
  serverId: recordId.nullable(),
  /** In Odoo's order; the last one matched. `server` is a record's ID. */
  tried: z.array(triedRule),
  message: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('prepared'),
      envelopeFrom: z.string(),
      headerFrom: z.string(),
      /** `encapsulated`: the sender became the name before the notifications address. */
      header: z.enum(['kept', 'replaced', 'encapsulated']),
      envelope: z.enum(['bounce-address', 'sender']),
    }),
    /** Odoo's own words, with the exception's name. */
    z.strictObject({ kind: z.literal('refused'), words: z.string() }),
  ]),
  /** Null where Odoo sends nothing. */
  exchange: exchangeVerdict.nullable(),
});
export type AppliedSender = z.infer<typeof appliedSender>;

/** A finding about the set-up as a whole, with the places where it can be mended. */
export const senderFinding = finding.extend({
  serverIds: z.array(recordId),
  /** Mended in the General settings too: alias domain or system parameters. */
  inSettings: z.boolean(),
});
export type SenderFinding = z.infer<typeof senderFinding>;

export const senderReview = z.strictObject({
  findings: z.array(senderFinding),
  /** The address that stands in for senders without a server; null where there is none. */
  notifications: z.string().nullable(),
  /** Senders worth trying, made of this client's own addresses. */
  examples: z.array(
    z.strictObject({
      kind: z.enum(['user', 'colleague', 'outsider', 'notifications']),
      from: z.string(),
    }),
  ),
});
export type SenderReview = z.infer<typeof senderReview>;

/** For which mailboxes incoming servers are made too: replies come to the notifications mailbox. */
const incomingServers = z.enum(['none', 'notifications', 'all']).default('none');
export type IncomingServers = z.infer<typeof incomingServers>;

/** The two set-ups of Odoo's guide. Addresses that are named twice count once. */
export const senderTemplate = z.discriminatedUnion('kind', [
  /** Everything leaves as the notifications address, with the sender's name before it. */
  z.strictObject({
    kind: z.literal('one-server'),
    notifications: mailboxAddress,
    incoming: incomingServers,
  }),
  /** Each of these users sends under their own address, everybody else as the notifications address. */
  z.strictObject({
    kind: z.literal('server-per-user'),
    notifications: mailboxAddress,
    incoming: incomingServers,
    users: z.array(mailboxAddress).min(1, { error: 'required' }).max(500, { error: 'too-long' }),
  }),
]);
export type SenderTemplate = z.infer<typeof senderTemplate>;

const settingNames = z.enum(['aliasDomain.name', 'aliasDomain.defaultFrom', 'mailDefaultFrom']);

/** One step of a template. What is there already is kept unless the user chose to change it. */
export const templateChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('create-server'),
    direction: z.enum(['outgoing', 'incoming']),
    mailbox: z.string(),
    host: z.string(),
    port: z.int(),
    /** Once it was created; null in a plan. */
    serverId: recordId.nullable(),
  }),
  z.strictObject({
    kind: z.literal('keep-server'),
    direction: z.enum(['outgoing', 'incoming']),
    mailbox: z.string(),
    serverId: recordId,
    name: z.string(),
  }),
  /** A server of the mailbox that must change to serve it; done only if its ID was chosen. */
  z.strictObject({
    kind: z.literal('change-server'),
    mailbox: z.string(),
    serverId: recordId,
    name: z.string(),
    filterBefore: z.string(),
    filterAfter: z.string(),
    unarchive: z.boolean(),
    chosen: z.boolean(),
  }),
  /** No server is made: the mailbox is another provider's, and Microsoft has no server for it. */
  z.strictObject({ kind: z.literal('left-out'), mailbox: z.string(), provider: z.string() }),
  z.strictObject({
    kind: z.literal('change-setting'),
    setting: settingNames,
    before: z.string(),
    after: z.string(),
  }),
]);
export type TemplateChange = z.infer<typeof templateChange>;

const templateRequest = z.strictObject({
  clientId: recordId,
  template: senderTemplate,
  /** Existing servers that may be changed. */
  changeServerIds: z.array(recordId).max(1000).default([]),
});

const changes = z.strictObject({ odooVersion, changes: z.array(templateChange) });

export const senderRulesCalls = {
  /** The client's set-up with a message from this sender; empty text: a message without one. */
  'senderRules.apply': query(
    z.strictObject({ clientId: recordId, from: z.string().max(2000, { error: 'too-long' }) }),
    appliedSender,
    { shows: ['clients', 'mail-servers', 'mailbox-links'] },
  ),
  'senderRules.review': query(z.strictObject({ clientId: recordId }), senderReview, {
    shows: ['clients', 'mail-servers', 'mailbox-links'],
  }),
  /** What `applyTemplate` would do now. */
  'senderRules.planTemplate': query(templateRequest, changes, {
    shows: ['clients', 'mail-servers', 'mailbox-links'],
  }),
  /** Does it, in Collega's records; Odoo itself is not touched. */
  'senderRules.applyTemplate': command(templateRequest, changes, {
    changes: ['clients', 'mail-servers'],
  }),
};
