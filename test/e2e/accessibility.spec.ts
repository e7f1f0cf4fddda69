import { expect, test } from './support/collega-test.ts';
import { ClientsPage } from './pages/clients-page.ts';
import { ServerForm } from './pages/server-form.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { findViolations, findViolationsInBothColours } from './support/find-violations.ts';
import { screens } from './support/screens.ts';

// In light colours, in both languages: screens.spec.ts.
test('axe finds nothing on any screen in dark colours', async ({ collega }) => {
  const { page } = await collega.open();
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const { name, open } of screens) {
    await open(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await findViolations(page), name).toEqual([]);
  }
});

test('axe finds nothing on a form with a failed test, its findings and the content of the token', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Username').fill('smtp-disabled-mailbox@sandbox.example');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'smtp-disabled-mailbox@sandbox.example');
  await expect(form.tokenValid).toBeVisible();
  await form.outlookAccount.getByText('What is in the token').click();
  await expect(form.outlookAccount).toContainText('The token itself never leaves Collega’s core.');
  await expect(form.outlookAccount).toContainText('IMAP.AccessAsUser.All');
  await expect(form.outlookAccount).toContainText('https://outlook.office.com');
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('failed');
  expect(await findViolationsInBothColours(page)).toEqual([]);
});

test('axe finds nothing on the warnings of a client, an old Odoo’s settings, and a refused file', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const clients = new ClientsPage(page);
  const settings = new SettingsPage(page);
  await clients.open();
  await clients.create('Contoso');
  await settings.main.getByLabel('Secret expires').fill('2020-01-01');
  await settings.main.getByRole('combobox', { name: 'Odoo version' }).selectOption('16 or earlier');
  await settings.main.getByText('Advanced').click();
  await settings.saveAll();
  await expect(settings.main).toContainText('This secret has expired');
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Incoming Mail Servers' }).first().click();
  await expect(page.getByRole('region', { name: 'Client secret' })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await clients.open();
  await clients.act('Contoso', 'Archive');
  await page.getByRole('checkbox', { name: 'Show archived' }).check();
  await expect(clients.row('Contoso')).toContainText('Expired');
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await clients.importFile('{"schema":"collega.client/1","client":{"name":""},"servers":[{}]}');
  await expect(clients.dialog.getByRole('alert')).toContainText('client.name: Required.');
  expect(await findViolations(page)).toEqual([]);
});
