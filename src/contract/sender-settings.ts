import { z } from 'zod';
import { command } from './call.ts';
import { recordId } from './identifiers.ts';

/** Odoo's major version; `16` stands for it and everything earlier, `19` for it and later. */
export const odooVersion = z.enum(['16', '17', '18', '19']);
export type OdooVersion = z.infer<typeof odooVersion>;

/** Odoo prints the `@` before the domain itself; whoever copies it along means the same. */
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
    z.strictObject({ clientId: recordId, settings: senderSettings }),
    senderSettings,
  ),
};
