import { z } from 'zod';

/** Odoo writes an empty field as `false`; JSON made elsewhere says null. */
const text = z.union([z.string().max(2000), z.literal(false), z.null()]);
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
