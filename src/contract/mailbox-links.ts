import { z } from 'zod';
import { command, query } from './call.ts';
import { finding } from './findings.ts';
import { isoDateTime, recordId } from './identifiers.ts';

/** The Microsoft account that signed in, as its ID token names it. */
export const signedInAccount = z.strictObject({
  /** preferred_username, else email, else upn. */
  username: z.string(),
  name: z.string().nullable(),
  tenantId: z.string().nullable(),
  /** A personal Microsoft account: its access tokens are opaque (row 103 of failures.md). */
  personal: z.boolean(),
});
export type SignedInAccount = z.infer<typeof signedInAccount>;

/** The tokens of one mailbox of one client, described; the tokens themselves stay in the vault. */
export const mailboxLink = z.strictObject({
  id: recordId,
  clientId: recordId,
  /** Lower-cased address; every server of the client with this username shares the link. */
  mailbox: z.string(),
  account: signedInAccount,
  /** `delegate`: another person's account, kept for a shared mailbox (row 185). */
  kind: z.enum(['owner', 'delegate']),
  scopes: z.array(z.string()),
  linkedAt: isoDateTime,
  refreshedAt: isoDateTime,
  accessTokenExpiresAt: isoDateTime,
  /** `broken`: the last refresh was refused; the finding says why. */
  health: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('valid') }),
    /** `at`: when it was refused; absent in records of earlier versions. */
    z.strictObject({ state: z.literal('broken'), finding, at: isoDateTime.optional() }),
  ]),
});
export type MailboxLink = z.infer<typeof mailboxLink>;

/** What an access token says, never the token nor its signature. Missing claims: null or empty. */
export const tokenClaims = z.strictObject({
  /** For whom it was issued: Exchange Online takes its own names alone (row 102). */
  aud: z.array(z.string()),
  /** Delegated permissions. */
  scp: z.array(z.string()),
  /** Application permissions: present in app-only tokens alone (row 104). */
  roles: z.array(z.string()),
  /** upn, else unique_name, else preferred_username. */
  upn: z.string().nullable(),
  tid: z.string().nullable(),
  appid: z.string().nullable(),
  iss: z.string().nullable(),
  iat: isoDateTime.nullable(),
  nbf: isoDateTime.nullable(),
  exp: isoDateTime.nullable(),
});
export type TokenClaims = z.infer<typeof tokenClaims>;

/** A token's content. `opaque`: not for us to read, as with personal accounts (row 103). */
export const tokenContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('claims'), claims: tokenClaims }),
  z.strictObject({ kind: z.literal('opaque') }),
]);
export type TokenContent = z.infer<typeof tokenContent>;

/** What came of a refresh that was asked for. */
export const refreshedLink = z.strictObject({
  link: mailboxLink,
  /**
   * Why there are no new tokens; null: there are. The link may be valid all the same: an authority
   * that is out of reach, or busy, has refused nothing.
   */
  finding: finding.nullable(),
});
export type RefreshedLink = z.infer<typeof refreshedLink>;

export const mailboxLinkCalls = {
  'mailboxLinks.list': query(z.strictObject({ clientId: recordId }), z.array(mailboxLink), {
    shows: ['mailbox-links'],
  }),
  /** The claims of the access token as it is stored; no network. */
  'mailboxLinks.inspect': query(z.strictObject({ linkId: recordId }), tokenContent, {
    shows: ['mailbox-links'],
  }),
  /** Refreshes the tokens now; the newest refresh token is stored before anything uses them. */
  'mailboxLinks.refresh': command(z.strictObject({ linkId: recordId }), refreshedLink, {
    changes: ['mailbox-links'],
  }),
  /** Forgets the tokens on this machine. Odoo's own tokens are untouched. */
  'mailboxLinks.disconnect': command(z.strictObject({ linkId: recordId }), z.null(), {
    changes: ['mailbox-links'],
  }),
};
