import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClientsPage } from './pages/clients-page.ts';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';

test('the token goes to a foreign host only after the user has allowed it for the server', async ({
  collega,
}) => {
  const address = 'foreign-host@sandbox.example';
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Username').fill(address);
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, address);
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test Connection').click();
  await expect(form.testPanel).toContainText('The token was not sent: localhost is not Microsoft');
  expect(collega.sandbox.seen.smtpAuthAttempts).toBe(0);

  await form.button('Allow localhost for this server…').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`can read ${address}`);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(collega.sandbox.seen.smtpAuthAttempts).toBe(0);
  await form.button('Allow localhost for this server…').click();
  await dialog.getByRole('button', { name: 'Allow and test again' }).click();
  await expect(form.verdict).toContainText('Connection test passed');
  expect(collega.sandbox.seen.smtpAuthAttempts).toBe(1);
});

test('importing a client lists each host that is not Microsoft’s, and asks', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const clients = new ClientsPage(page);
  const form = new ServerForm(page);
  await clients.open();
  await clients.create('Rossi');
  await page.getByRole('navigation').getByRole('link', { name: 'Incoming Mail Servers' }).click();
  await page.getByRole('main').getByRole('link', { name: 'New', exact: true }).click();
  await form.field('Name').fill('Rossi reads');
  await form.field('Username').fill('info@rossi.example');
  await form.field('Server Name').fill('оutlook.office365.com');
  await expect(page.getByText('xn--utlook-vqf.office365.com')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.button('Test & Confirm')).toBeVisible();
  await clients.open();
  await clients.act('Rossi', 'Export…');
  await expect(clients.news).toContainText('No secret and no token is in it.');
  const folder = join(collega.dataFolder, 'downloads');
  const [name = ''] = readdirSync(folder);
  const exported = readFileSync(join(folder, name), 'utf8');

  await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');
  await clients.importFile(exported);
  await expect(clients.dialog.getByRole('alert')).toContainText(
    'оutlook.office365.com (xn--utlook-vqf.office365.com): 1 server',
  );
  await clients.dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await clients.names()).not.toContain('Rossi (2)');
  await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');
  await clients.importFile(exported);
  await clients.dialog.getByRole('button', { name: 'These hosts are right: import' }).click();
  await expect(clients.news).toContainText('imported as “Rossi (2)”');
});
