import { z } from 'zod';
import { secretField } from './secret-fields.ts';
import { command } from './call.ts';
import { isoDate, isoDateTime, recordId } from './identifiers.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Who may sign in (Microsoft: "Supported account types"), or one tenant by ID or domain. */
export const authority = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('common') }),
  z.strictObject({ kind: z.literal('organizations') }),
  z.strictObject({ kind: z.literal('consumers') }),
  z.strictObject({
    kind: z.literal('tenant'),
    /** A tenant ID (GUID) or a verified domain of the tenant. */
    tenant: z
      .string()
      .trim()
      .min(1, { error: 'required' })
      .max(253, { error: 'too-long' })
      .refine((value) => guid.test(value) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value), {
        error: 'not-a-tenant',
      }),
  }),
]);
export type Authority = z.infer<typeof authority>;

export const cloud = z.enum(['global', 'us-government', 'china', 'sandbox']);
export type Cloud = z.infer<typeof cloud>;

/** Entra's "Application (client) ID" (row 3 of failures.md: not the object or directory ID). */
export const applicationId = z
  .string()
  .trim()
  .min(1, { error: 'required' })
  .regex(guid, { error: 'not-a-guid' })
  .toLowerCase();

/**
 * The client secret **value**. A GUID is the secret's ID (row 1 of failures.md); blanks inside mean
 * a truncated or wrapped paste (row 2).
 */
export const secretValue = secretField(
  z
    .string()
    .trim()
    .min(1, { error: 'required' })
    .max(512, { error: 'too-long' })
    .refine((value) => !guid.test(value), { error: 'secret-is-a-guid' })
    .refine((value) => !/\s/.test(value), { error: 'secret-has-spaces' }),
);

/**
 * Odoo's public address (`web.base.url`): https, or http on localhost, the only one Entra takes
 * (row 14 of failures.md). People paste the address of the page before them (`…/odoo/settings`,
 * `…/web#action=1`, even the redirect URI); Odoo answers at the root of its host alone, so whatever
 * follows the host is dropped. A redirect URI with it would be refused as AADSTS50011 (row 11).
 */
export const odooAddress = z
  .string()
  .trim()
  .min(1, { error: 'required' })
  .max(2000, { error: 'too-long' })
  .refine((value) => originOf(value) !== null, { error: 'not-an-https-address' })
  .transform((value) => originOf(value) ?? value)
  // Entra takes redirect URIs of 256 characters (row 16).
  .refine((value) => value.length <= 200, { error: 'too-long' });

/**
 * Scheme, host and port, lower-cased; null for what no redirect URI can be made of. A host name alone
 * is taken as one of https.
 */
function originOf(text: string): string | null {
  const bare = !text.includes('://') && /^(?:[^/:]+\.[^/:]+|localhost)(?:[:/]|$)/i.test(text);
  const address = bare ? `https://${text}` : text;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, username, password, origin } = new URL(address);
  const secure = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
  // Entra never takes `! $ ' ( ) , ;` nor a wildcard that Odoo could not answer (row 15).
  const plain = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/.test(hostname);
  return secure && plain && username === '' && password === '' ? origin : null;
}

/** The path that Odoo's module `microsoft_outlook` answers (odoo.md 1). */
export const redirectPath = '/microsoft_outlook/confirm';

/** Computes the redirect URI to register in Entra from Odoo's address, cleaned or as pasted. */
export function redirectUriOf(odooUrl: string): string {
  return `${originOf(odooUrl.trim()) ?? odooUrl.replace(/\/+$/, '')}${redirectPath}`;
}

export const azureApp = z.strictObject({
  applicationId: z.string(),
  /** The secret itself never crosses the bridge. */
  hasSecret: z.boolean(),
  secretExpiresOn: isoDate.nullable(),
  /**
   * When ID, secret, tenant or cloud were last changed; null where that is not known. What was
   * obtained with the credentials before says nothing about these.
   */
  credentialsChangedAt: isoDateTime.nullable(),
  authority,
  cloud,
  odooUrl: z.string(),
  /** Empty until Odoo's address is known. */
  redirectUri: z.string(),
});
export type AzureApp = z.infer<typeof azureApp>;

/** What the settings form sends. A secret of `null` keeps the stored one. */
export const azureAppInput = z.strictObject({
  clientId: recordId,
  applicationId,
  secret: secretValue.nullable(),
  secretExpiresOn: isoDate.nullable(),
  authority,
  cloud,
  odooUrl: odooAddress,
});
export type AzureAppInput = z.input<typeof azureAppInput>;

export const azureAppCalls = {
  /** A complete app, as the command line gives it; the form's own call is `generalSettings.save`. */
  'azureApp.save': command(azureAppInput, azureApp, { changes: ['clients'] }),
};
