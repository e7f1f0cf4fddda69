import { z } from 'zod';
import { command, query } from './call.ts';
import { finding } from './findings.ts';
import { isoDateTime, recordId } from './identifiers.ts';

/** Every step of Odoo's guide, in working order: Microsoft, Collega, which proves it, Odoo. */
export const guideStepId = z.enum([
  'registration',
  'account-types',
  'redirect-uri',
  'permissions',
  'admin-consent',
  'users',
  'secret',
  'smtp-auth',
  'outgoing',
  'incoming',
  'odoo-module',
  'odoo-settings',
  'odoo-senders',
  'odoo-outgoing',
  'odoo-incoming',
  'odoo-mass-mailing',
]);
export type GuideStepId = z.infer<typeof guideStepId>;

/** What Collega can find out by itself. Each is the key of its texts (`guide:checks.<id>`). */
export const guideCheckId = z.enum([
  'client-id',
  'app-known',
  'tenant-found',
  'account-types-accepted',
  'redirect-uri-registered',
  'scopes-granted',
  'consent-given',
  'users-assigned',
  'secret-accepted',
  'secret-lasts',
  'smtp-auth-open',
  'outgoing-works',
  'incoming-works',
  'senders-accepted',
  'module-in-odoo',
  'settings-in-odoo',
  'senders-in-odoo',
  'outgoing-in-odoo',
  'incoming-in-odoo',
]);
export type GuideCheckId = z.infer<typeof guideCheckId>;

/** Why a check came out as it did: the key of a sentence (`guide:reasons.<reason>`). */
export const guideReason = z.enum([
  'not-checked-yet',
  'values-missing',
  'client-id-well-formed',
  'client-id-is-tenant-id',
  'app-known',
  'tenant-found',
  'audience-answers',
  'other-cloud',
  'account-types-accepted',
  'redirect-uri-registered',
  'refused',
  'refused-elsewhere',
  'no-tenant-named',
  'answer-not-understood',
  'not-reached',
  'service-in-trouble',
  'no-link-yet',
  'links-outdated',
  'signed-in-in-part',
  'scopes-granted',
  'scopes-missing',
  'consent-given',
  'users-signed-in',
  'secret-proven',
  'secret-not-refused',
  'secret-missing',
  'vault-locked',
  'day-unknown',
  'secret-lasts',
  'secret-ends-soon',
  'secret-has-ended',
  'no-server-yet',
  'not-linked-yet',
  'not-tested-yet',
  'tests-failed',
  'tests-passed',
  'sign-in-accepted',
  'smtp-auth-closed',
  'senders-unknown',
  'senders-accepted',
  'senders-refused',
  'odoo-not-read',
  'odoo-agrees',
  'odoo-differs',
]);
export type GuideReason = z.infer<typeof guideReason>;

/**
 * `unclear`: asked, and the answer neither proves nor refutes. `not-checked`: asked, and no one who
 * could tell has answered. `waiting`: nothing could be asked yet.
 */
export const guideOutcome = z.enum([
  'passed',
  'warning',
  'failed',
  'unclear',
  'not-checked',
  'waiting',
]);
export type GuideOutcome = z.infer<typeof guideOutcome>;

export const guideCheck = z.strictObject({
  id: guideCheckId,
  outcome: guideOutcome,
  reason: guideReason,
  /** What the reason's sentence is filled with. Never a secret, a token or a code. */
  params: z.record(z.string(), z.string()),
  /** The other side's refusal, explained. Null for `not-checked`: see `guide.notChecked`. */
  finding: finding.nullable(),
  /** When the other side was asked and answered; null for what the records tell at any time. */
  checkedAt: isoDateTime.nullable(),
});
export type GuideCheck = z.infer<typeof guideCheck>;

export const guideStep = z.strictObject({
  id: guideStepId,
  /** By hand, in `client.guideDone`. */
  ticked: z.boolean(),
  /**
   * `done`: ticked, or all of its checks have passed. `entered`: right in Collega, and nothing is
   * known of Odoo; not done. `problem`: a check failed, ticked or not.
   */
  state: z.enum(['done', 'entered', 'open', 'problem']),
  checks: z.array(guideCheck),
});
export type GuideStep = z.infer<typeof guideStep>;

/** What is pasted on the way, from the client's own data; empty or null until it is known. */
export const guideValues = z.strictObject({
  /** For the field "Name" of the registration. */
  registrationName: z.string(),
  applicationId: z.string(),
  /** Microsoft's name of the account type (`signInAudience`). */
  signInAudience: z.string(),
  redirectUri: z.string(),
  scopes: z.array(z.string()),
  /** The outgoing server's mailbox, for the command that opens SMTP AUTH. */
  smtpAuthCommands: z.array(z.string()),
  /** Value of Odoo's system parameter `microsoft_outlook.endpoint`; null where Odoo's own fits. */
  odooEndpoint: z.string().nullable(),
  smtp: z.strictObject({ host: z.string(), port: z.number().int() }),
  imap: z.strictObject({ host: z.string(), port: z.number().int() }),
  /** What this version of Odoo reads for the sender of its own messages; empty where not entered. */
  senders: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('alias-domain'),
      domain: z.string(),
      defaultFrom: z.string(),
    }),
    z.strictObject({
      kind: z.literal('parameters'),
      mailDefaultFrom: z.string(),
      catchallDomain: z.string(),
    }),
  ]),
});
export type GuideValues = z.infer<typeof guideValues>;

/** Checks that could not be made for one and the same cause. */
export const notChecked = z.strictObject({
  checks: z.array(guideCheckId).min(1),
  reason: guideReason,
  finding: finding.nullable(),
});
export type NotChecked = z.infer<typeof notChecked>;

export const guide = z.strictObject({
  steps: z.array(guideStep),
  /** What the last `guide.check` was to ask and could not: to be shown first. No all-clear. */
  notChecked: z.array(notChecked),
  values: guideValues,
  /**
   * Microsoft's page on which an administrator consents for everybody; null until ID and redirect URI
   * are known, and for apps for personal accounts alone, which have no administrator.
   */
  consentAddress: z.string().nullable(),
  /** For Azure Cloud Shell; null until the redirect URI is known. Holds no secret. */
  script: z.string().nullable(),
  /**
   * When `guide.check` last asked and was answered, in part at least, if nothing of the Azure app has
   * changed since.
   */
  checkedAt: isoDateTime.nullable(),
});
export type Guide = z.infer<typeof guide>;

export const guideCalls = {
  /** No network: what the records say, and the last answers of `guide.check`. */
  'guide.read': query(z.strictObject({ clientId: recordId }), guide, {
    shows: ['clients', 'mail-servers', 'mailbox-links', 'odoo'],
  }),
  /**
   * Asks Microsoft about tenant, app, redirect URI and secret; no window, no user. What cannot be
   * asked because a value is missing is left `waiting`, and named in `notChecked`.
   */
  'guide.check': command(z.strictObject({ clientId: recordId }), guide, { changes: ['clients'] }),
  'guide.tick': command(
    z.strictObject({ clientId: recordId, step: guideStepId, done: z.boolean() }),
    guide,
    { changes: ['clients'] },
  ),
};
