import { promises as dns } from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { type Collega } from '../../src/services/collega.ts';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { ask } from './support/add-servers.ts';
import { expect, test } from './support/collega-test.ts';

/** A client of Microsoft's own cloud, with one server. */
async function addRealClient(services: Collega): Promise<void> {
  const { id: clientId } = await ask(services, 'clients.create', { name: 'Rossi' });
  await ask(services, 'azureApp.save', {
    clientId,
    applicationId: '11111111-2222-4333-8444-555555555555',
    secret: 'a~Secret.value-of-34-characters-012',
    secretExpiresOn: null,
    authority: { kind: 'common' },
    cloud: 'global',
    odooUrl: 'https://odoo.example.com',
  });
  await ask(services, 'mailServers.create', {
    clientId,
    fields: {
      direction: 'outgoing',
      name: 'Rossi sends',
      username: 'info@rossi.example',
      host: 'smtp.office365.com',
      port: 587,
      encryption: 'starttls',
      active: true,
      fromFilter: '',
      priority: 10,
      sendAs: false,
    },
  });
}

test('Test network says without a linked mailbox whether the server answers, and claims nothing of the mailbox', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.button('Test network').click();
  await expect(form.testPanel.getByRole('status')).toContainText('Network test passed');
  await expect(form.testPanel.getByRole('status')).toContainText('nothing is proven');
  // Nobody signed in, so it was nobody's test.
  await expect(form.testPanel).not.toContainText('as works@');
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

test('a computer without internet is called offline, in a test, at a sign-in and in the guide', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open({
    browserArguments: ['--host-resolver-rules=MAP * ~NOTFOUND'],
  });
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
    await addRealClient(services);
    // Nor does a sign-in blame its window, or Microsoft.
    await page.getByRole('button', { name: /^Client: / }).click();
    await page.getByRole('link', { name: 'Rossi', exact: true }).first().click();
    await form.openOutgoing('Rossi sends');
    await form.connect.click();
    const refusal = form.outlookAccount.getByRole('article');
    await expect(refusal).toContainText('This computer is offline');
    await expect(refusal).toContainText('login.microsoftonline.com');
    await expect(refusal).not.toContainText('crashed');
    // Nor is the guide content with checks that could not be made.
    await page.getByRole('link', { name: 'Guide', exact: true }).click();
    await page.getByRole('button', { name: 'Check now' }).click();
    const checked = form.main.getByRole('status').filter({ hasText: 'nothing was checked' });
    await expect(checked).toBeVisible();
    await expect(form.main).not.toContainText('No problem was found');
  } finally {
    dns.lookup = lookup;
    syncBuiltinESMExports();
  }
});
