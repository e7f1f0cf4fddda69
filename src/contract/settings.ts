import { z } from 'zod';
import { command, query } from './call.ts';
import { proxySetting } from './network.ts';
import { isoDateTime } from './identifiers.ts';
import { idleMinutes } from './vault.ts';

export const language = z.enum(['en', 'it']);
export type Language = z.infer<typeof language>;

/** How this user of this machine wants Collega to look and speak. */
export const settings = z.strictObject({
  language: z.enum(['system', ...language.options]),
  theme: z.enum(['system', 'light', 'dark']),
});
export type Settings = z.infer<typeof settings>;

/** Everything that is set for this machine; `network.*` reads and changes the rest of it. */
export const machineSettings = settings.extend({
  // Defaults: records of older versions have neither.
  proxy: proxySetting.default({ kind: 'system' }),
  /** PEM, one certificate each. Trusted besides the usual authorities, never instead of them. */
  certificateAuthorities: z.array(z.string()).default([]),
  /** Minutes without use after which the vault locks; null: never. */
  lockVaultAfterMinutes: idleMinutes.default(null),
  updates: z
    .strictObject({
      /** Whether to ask once a day for a newer version. */
      enabled: z.boolean(),
      checkedAt: isoDateTime.nullable(),
      /** The last signed announcement as it came: verified again whenever it is read. */
      announcement: z.string().max(65_536).nullable(),
    })
    .default({ enabled: false, checkedAt: null, announcement: null }),
});
export type MachineSettings = z.infer<typeof machineSettings>;

/** `spokenLanguage`: what `language: 'system'` means on this machine. */
export const spokenSettings = settings.extend({ spokenLanguage: language });

export const settingsCalls = {
  'settings.read': query(z.strictObject({}), spokenSettings, { shows: ['settings'] }),
  'settings.save': command(settings, spokenSettings, { changes: ['settings'] }),
};
