import { z } from 'zod';
import { command } from './call.ts';
import { recordId } from './identifiers.ts';

/** Odoo's major version; `16` stands for it and everything earlier, `19` for it and later. */
export const odooVersion = z.enum(['16', '17', '18', '19']);
export type OdooVersion = z.infer<typeof odooVersion>;

/** Odoo prints the `@` before the domain itself; copied along, it means the same. */
const parameter = z
  .string()
  .trim()
  .max(320, { error: 'too-long' })
  .overwrite((value) => value.replace(/^@+\s*/, ''));

/**
 * What Odoo knows of a client's senders besides its mail servers (odoo.md 4). Empty means: not set.
 * The alias domain is read since Odoo 17, `mail.default.from` and `mail.catchall.domain` until 16.
 */
export const senderSettings = z.strictObject({
  odooVersion,
  aliasDomain: z.strictObject({
    name: parameter,
    /** A name, completed by the domain, or a whole address. */
    defaultFrom: parameter,
    bounce: parameter,
    catchall: parameter,
  }),
  /** System parameter `mail.default.from`. */
  mailDefaultFrom: parameter,
  /** System parameter `mail.catchall.domain`. */
  mailCatchallDomain: parameter,
  /** System parameter `mail.default.from_filter`: read only where no mail server is there. */
  mailDefaultFromFilter: parameter,
});
export type SenderSettings = z.infer<typeof senderSettings>;

/** A domain as it stands after the `@` of an address: Odoo takes unaccented letters alone. */
export const mailDomain = parameter
  .min(1, { error: 'required' })
  .max(253, { error: 'too-long' })
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i, {
    error: 'not-a-domain',
  });

/**
 * The same as a form sends it: the domain that this version of Odoo reads must be one. What was kept
 * before there was this rule, or for another version, can still be read.
 */
export const senderSettingsInput = senderSettings.superRefine((settings, context) => {
  const [path, value] =
    settings.odooVersion === '16'
      ? (['mailCatchallDomain', settings.mailCatchallDomain] as const)
      : (['aliasDomain', settings.aliasDomain.name] as const);
  if (value === '') return;
  const message = mailDomain.safeParse(value).error?.issues[0]?.message;
  if (message === undefined) return;
  context.addIssue({
    code: 'custom',
    message,
    path: path === 'aliasDomain' ? [path, 'name'] : [path],
  });
});

/** Odoo's own defaults for a database that has no alias domain yet. */
export const defaultSenderSettings: SenderSettings = {
  odooVersion: '18',
  aliasDomain: { name: '', defaultFrom: 'notifications', bounce: 'bounce', catchall: 'catchall' },
  mailDefaultFrom: '',
  mailCatchallDomain: '',
  mailDefaultFromFilter: '',
};

export const senderSettingsCalls = {
  'senderSettings.save': command(
    z.strictObject({ clientId: recordId, settings: senderSettingsInput }),
    senderSettings,
    { changes: ['clients'] },
  ),
};
