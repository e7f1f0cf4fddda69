import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { readEverything } from '../e2e/support/search-canaries.ts';
import { type RunningBundle, startBundle } from './start-bundle.ts';

const canary = 'canary-state-and-code';

/** Starts the app with a client whose Azure app is complete. */
async function startWithClient(): Promise<{ bundle: RunningBundle; clientId: string }> {
  const bundle = await startBundle();
  const created = await bundle.call('clients.create', { name: 'Acme' });
  if (!created.ok) throw new Error(JSON.stringify(created.failure));
  const clientId = created.value.id;
  const saved = await bundle.call('azureApp.save', {
    clientId,
    applicationId: '11111111-2222-4333-8444-555555555555',
    secret: 'A~secret-value-of-an-app_0123456789',
    secretExpiresOn: null,
    authority: { kind: 'common' },
    cloud: 'global',
    odooUrl: 'https://odoo.example.com',
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure));
  return { bundle, clientId };
}

test('the built app opens the popup at the authority, and explains what came back', async () => {
  const { bundle, clientId } = await startWithClient();
  bundle.double.network.answerTo = ({ url }) => {
    const state = new URL(url).searchParams.get('state') ?? '';
    const back = `https://odoo.example.com/microsoft_outlook/confirm?error=access_denied&error_description=${canary}&state=${state}`;
    return { kind: 'redirect', status: 302, location: back };
  };
  const outcome = await bundle.call('signIn.start', {
    flowId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
    clientId,
    mailbox: 'works@example.com',
  });
  expect(outcome).toMatchObject({ ok: true, value: { outcome: 'failed' } });
  expect(bundle.double.network.sent.map(({ url }) => new URL(url).host)).toEqual([
    'login.microsoftonline.com',
  ]);
  expect(bundle.double.windows).toEqual([bundle.window]);
  const written = readEverything(bundle.dataFolder);
  expect(written.map(({ path }) => basename(path))).toContain('records.json');
  expect(written.filter(({ text }) => text.includes(canary))).toEqual([]);
  await bundle.end();
});

test('closing the app window closes the sign-in window it asked for', async () => {
  const { bundle, clientId } = await startWithClient();
  bundle.double.network.answerTo = () => ({ kind: 'page' });
  const outcome = bundle.call('signIn.start', {
    flowId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
    clientId,
    mailbox: 'works@example.com',
  });
  const app = bundle.window;
  await expect.poll(() => bundle.double.windows).toHaveLength(2);
  const popup = bundle.double.windows[1];
  expect(popup?.options.parent).toBe(app);
  app.close();
  expect(await outcome).toMatchObject({ ok: true, value: { outcome: 'cancelled' } });
  await expect.poll(() => popup?.isDestroyed()).toBe(true);
  await bundle.end();
});
