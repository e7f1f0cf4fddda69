import { z } from 'zod';
import { command } from './call.ts';
import { isoDateTime, recordId } from './identifiers.ts';
import { failedAtOdoo, ofClient } from './odoo.ts';

const text = z.string().nullable();

/** What of a client's settings can be taken over; keys of their names in `odoo.json`. */
export const adoptedSetting = z.enum([
  'applicationId',
  'authority',
  'cloud',
  'odooUrl',
  'odooVersion',
  'aliasDomain',
  'defaultFrom',
  'bounce',
  'catchall',
  'mailDefaultFrom',
  'mailCatchallDomain',
  'mailDefaultFromFilter',
]);
export type AdoptedSetting = z.infer<typeof adoptedSetting>;

/**
 * `fill`: Collega has none. `replace`: both have one and they differ; Collega's is kept unless
 * Odoo's was asked for.
 */
export const adoptedItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('setting'),
    setting: adoptedSetting,
    action: z.enum(['fill', 'replace']),
    before: text,
    after: z.string(),
  }),
  z.strictObject({
    kind: z.literal('server'),
    action: z.enum(['create', 'replace']),
    direction: z.enum(['outgoing', 'incoming']),
    name: z.string(),
    username: z.string(),
    host: z.string(),
    /** Not one of Microsoft's: Collega asks before it sends a token there. */
    foreignHost: z.boolean(),
    active: z.boolean(),
    /** Collega's record, where there is one. */
    serverId: recordId.nullable(),
    /** What differs, as `host: a -> b`; empty for a new one. */
    changes: z.array(z.string()),
  }),
]);
export type AdoptedItem = z.infer<typeof adoptedItem>;

/** Why something of Odoo stays there; key of its texts in `odoo.json`. */
export const notAdoptedCode = z.enum([
  'secret',
  'tokens',
  'value-not-usable',
  'endpoint-not-usable',
  'several-alias-domains',
  'practice-app',
  'password-at-microsoft',
  'other-authentication',
  'personal-server',
  'server-not-usable',
]);
export type NotAdoptedCode = z.infer<typeof notAdoptedCode>;

export const odooAdoption = z.strictObject({
  readAt: isoDateTime,
  /** Of the items: what is adopted is what was shown. */
  fingerprint: z.string(),
  items: z.array(adoptedItem),
  notAdopted: z.array(
    z.strictObject({ code: notAdoptedCode, name: z.string(), explanation: z.string() }),
  ),
});
export type OdooAdoption = z.infer<typeof odooAdoption>;

export const odooAdoptionCalls = {
  /** Reads Odoo and says what of it `odoo.adopt` would take over; changes no record. */
  'odoo.planAdoption': command(
    ofClient,
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('planned'), adoption: odooAdoption }),
      failedAtOdoo,
    ]),
    { changes: ['odoo'] },
  ),
  /** Takes over what was shown: what is missing here, and with `replace` what differs too. */
  'odoo.adopt': command(
    ofClient.extend({ fingerprint: z.string().max(200), replace: z.boolean() }),
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('adopted'), items: z.array(adoptedItem) }),
      failedAtOdoo,
    ]),
    { changes: ['odoo', 'clients', 'mail-servers', 'vault'] },
  ),
};
