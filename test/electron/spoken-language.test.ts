import { expect, test } from 'vitest';
import { startBundle } from './start-bundle.ts';

test('the language is the first of the user’s that Collega speaks', async () => {
  const bundle = await startBundle({ languages: ['fr-FR', 'it-IT', 'en-GB'] });
  expect(await bundle.call('settings.read', {})).toMatchObject({ value: { spokenLanguage: 'it' } });
  await bundle.end();
});
