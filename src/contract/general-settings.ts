import { z } from 'zod';
import { applicationId, azureAppInput, odooAddress } from './azure-app.ts';
import { command } from './call.ts';
import { client } from './clients.ts';
import { orEmpty } from './or-empty.ts';
import { senderSettings, senderSettingsInput } from './sender-settings.ts';

/**
 * What the form of General Settings sends, all of it or nothing. As in Odoo a field may still be
 * empty: what is known already must not wait for a secret that someone else has yet to send. A
 * sign-in names what it misses (`azure-app-incomplete`). A secret of `null` keeps the stored one.
 */
export const generalSettingsInput = azureAppInput.extend({
  applicationId: orEmpty(applicationId),
  odooUrl: orEmpty(odooAddress),
  senderSettings: senderSettingsInput,
});
export type GeneralSettingsInput = z.input<typeof generalSettingsInput>;

/** The same fields as they are kept, without the secret. */
const seenSettings = generalSettingsInput
  .omit({ clientId: true, secret: true })
  .extend({ applicationId: z.string(), odooUrl: z.string(), senderSettings });
export type SeenSettings = z.infer<typeof seenSettings>;

export const generalSettingsCalls = {
  'generalSettings.save': command(
    generalSettingsInput.extend({
      /** As they were when the change was begun; null: every field counts. */
      seen: seenSettings.nullable().default(null),
    }),
    client,
    { changes: ['clients'] },
  ),
};
