import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { startElectron } from '../../electron/real/start-electron.ts';

test('sign-in delivery: the popup stops the sandbox’s redirect, and the mailbox is linked', async () => {
  const started = await startElectron(['--sandbox']);
  const { electron, page } = started;
  try {
    // Every address that any page asked for: the redirect's host must not be among the answered.
    const finished: string[] = [];
    electron.context().on('requestfinished', (request) => finished.push(request.url()));
    const clients = await page.evaluate(() => window.collega?.call('clients.list', {}));
    const clientId =
      clients?.ok === true ? clients.value.find((client) => client.sandbox)?.id : undefined;
    const flow = {
      flowId: randomUUID(),
      clientId: clientId ?? '',
      mailbox: 'works@sandbox.example',
    };
    const opened = electron.waitForEvent('window');
    const outcome = page.evaluate((input) => window.collega?.call('signIn.start', input), flow);
    const popup = await opened;
    const closed = popup.waitForEvent('close');
    expect(await popup.evaluate(() => typeof (globalThis as { collega?: unknown }).collega)).toBe(
      'undefined',
    );
    await popup.getByRole('button', { name: flow.mailbox }).click();
    await popup.getByRole('button', { name: /^(?:Accept|Accetta)$/u }).click();
    expect(await outcome).toMatchObject({ ok: true, value: { outcome: 'linked' } });
    await closed;
    expect(finished.filter((url) => url.includes('/microsoft_outlook/confirm'))).toEqual([]);
  } finally {
    await started.end();
  }
});
