import { type CallValue } from '../../contract/index.ts';
import { ask } from '../bridge/call-failure.ts';
import { type WindowServices } from './services-context.ts';

/** The user's settings for the first paint; a window in English is better than none. */
export async function readSettingsFirst({
  api,
  queryClient,
}: WindowServices): Promise<CallValue<'settings.read'>> {
  try {
    return await queryClient.query({
      queryKey: ['settings.read', {}],
      queryFn: () => ask(api, 'settings.read', {}),
    });
  } catch {
    return { language: 'system', theme: 'system', spokenLanguage: 'en' };
  }
}
