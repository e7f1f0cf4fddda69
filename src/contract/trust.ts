import { z } from 'zod';
import { command, query } from './call.ts';
import { recordId } from './identifiers.ts';
import { proxyUse } from './network.ts';

/** What decides where secrets and tokens go, and whose certificates are believed. */
export const trustedSetting = z.enum([
  'proxy',
  'certificate-authorities',
  'application-id',
  'authority',
  'cloud',
  'odoo-address',
]);
export type TrustedSetting = z.infer<typeof trustedSetting>;

/** A setting that is not as it was confirmed on this machine. */
export const trustChange = z.strictObject({
  /** Null for a setting of the machine. */
  client: z.strictObject({ id: recordId, name: z.string() }).nullable(),
  setting: trustedSetting,
  /** As it was confirmed; null where it never was. */
  before: z.string().nullable(),
  after: z.string(),
});
export type TrustChange = z.infer<typeof trustChange>;

/** What stands between this machine and the servers, besides the network itself. */
export const trustInForce = z.strictObject({
  proxies: z.array(proxyUse),
  /** Names of the certificate authorities that the user has added. */
  certificateAuthorities: z.array(z.string()),
  /** How many authorities the file of NODE_EXTRA_CA_CERTS adds to those of Node and of the system. */
  environmentAuthorities: z.int().nonnegative(),
});
export type TrustInForce = z.infer<typeof trustInForce>;

export const trustState = z.strictObject({
  /** While there is any, nothing is sent. Empty while the vault is locked: nothing can be compared. */
  changes: z.array(trustChange),
  /** Names these very changes. */
  seen: z.string(),
  inForce: trustInForce,
});
export type TrustState = z.infer<typeof trustState>;

export const trustCalls = {
  'trust.read': query(z.strictObject({}), trustState, { shows: ['settings', 'clients', 'vault'] }),
  /** Confirms the changes that were seen. Refused when there are others by now. */
  'trust.accept': command(z.strictObject({ seen: z.string().max(100) }), trustState, {
    changes: ['settings', 'clients'],
  }),
  /** Puts the settings back as they were confirmed; what never was is left as it is. */
  'trust.undo': command(z.strictObject({}), trustState, { changes: ['settings', 'clients'] }),
};
