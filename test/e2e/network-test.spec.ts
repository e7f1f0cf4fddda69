import { promises as dns } from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';

test('Test network says without a linked mailbox whether the server answers, and claims nothing of the mailbox', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.button('Test network').click();
  await expect(form.testPanel.getByRole('status')).toContainText('Network test passed');
  await expect(form.testPanel.getByRole('status')).toContainText('nothing is proven');
  await expect(form.step('Encryption and certificate (TLS)')).toContainText('OK');
  await expect(form.step('Authentication')).toContainText('nobody signs in');
  await expect(form.main.getByText('Network test: Passed')).toBeVisible();
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  const row = page.getByRole('row').filter({ hasText: 'Sandbox outgoing' });
  await expect(row).toContainText('Never tested');
});

test('a network test of before is marked as outdated once the host is changed, not by Disconnect', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'works@sandbox.example');
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test network').click();
  await expect(form.testPanel.getByRole('status')).toContainText('Network test passed');
  await form.outlookAccount.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(form.connect).toBeVisible();
  await expect(form.testPanel).not.toContainText('has changed since this test');
  await form.field('SMTP Server').fill('127.0.0.1');
  await form.button('Save').click();
  await expect(form.testPanel).toContainText('has changed since this test');
});

test('a computer without internet is called offline, and not the name misspelt', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const lookup = dns.lookup;
  dns.lookup = (() =>
    Promise.reject(
      Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }),
    )) as typeof lookup;
  syncBuiltinESMExports();
  try {
    const form = new ServerForm(page);
    await form.openOutgoing('Sandbox outgoing');
    await form.field('SMTP Server').fill('smtp.office365.com');
    await form.button('Test network').click();
    await expect(form.testPanel.getByRole('status')).toContainText('Network test failed');
    await expect(form.testPanel.getByRole('heading', { level: 3 })).toContainText(
      'This computer is offline, or its DNS does not answer',
    );
  } finally {
    dns.lookup = lookup;
    syncBuiltinESMExports();
  }
});
