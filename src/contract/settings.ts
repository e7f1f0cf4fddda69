import { z } from 'zod';
import { command, query } from './call.ts';

export const language = z.enum(['en', 'it']);
export type Language = z.infer<typeof language>;

/** How this user of this machine wants Collega to look and speak. */
export const settings = z.strictObject({
  language: z.enum(['system', ...language.options]),
  theme: z.enum(['system', 'light', 'dark']),
});
export type Settings = z.infer<typeof settings>;

export const settingsCalls = {
  'settings.read': query(
    z.strictObject({}),
    /** `spokenLanguage`: what `language: 'system'` means on this machine. */
    settings.extend({ spokenLanguage: language }),
  ),
  'settings.save': command(settings, settings.extend({ spokenLanguage: language })),
};
