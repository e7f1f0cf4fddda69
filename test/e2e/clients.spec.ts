import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/collega-test.ts';
import { ClientsPage } from './pages/clients-page.ts';
import { ServerForm } from './pages/server-form.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { signInAs } from './pages/sign-in-pages.ts';

const secret = 'CANARY~secret-of-Rossi.012345678';

test('the list says how each client fares, and sorts and finds the one in need', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  const clients = new ClientsPage(page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'works@sandbox.example');
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('passed');

  await clients.open();
  await expect(clients.row('Sandbox')).toContainText('Linked: 1');
  await expect(clients.row('Sandbox')).toContainText('Passed: 1');
  await expect(clients.row('Sandbox')).toContainText('Never tested: 1');
  for (const name of ['Zeta', 'Alfa', 'Beta', 'Gamma', 'Delta', 'Omega', 'Città']) {
    await clients.create(name);
    await clients.open();
  }
  await expect(clients.row('Zeta')).toContainText('No servers');
  expect((await clients.names()).at(0)).toBe('Alfa');
  const byTests = clients.list.getByRole('columnheader', { name: 'Tests' });
  await byTests.getByRole('button').press('Enter');
  await expect(byTests).toHaveAttribute('aria-sort', 'ascending');
  expect((await clients.names()).at(0)).toBe('Sandbox');
  await page.getByRole('searchbox', { name: 'Search clients' }).fill('citta');
  await expect(clients.list.getByRole('rowheader')).toHaveText(['Città']);
  await page.getByRole('searchbox', { name: 'Search clients' }).fill('nobody');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(clients.list.getByRole('rowheader')).toHaveCount(8);
});

test('a client is handed on without its secret, put away, and brought back, by keyboard', async ({
  collega,
}) => {
  const { page } = await collega.open({ withoutSandbox: true, passphrase: 'a long phrase' });
  const clients = new ClientsPage(page);
  const settings = new SettingsPage(page);
  const form = new ServerForm(page);
  await clients.create('Rossi');
  await settings.field('ID').fill('11111111-2222-4333-8444-555555555555');
  await settings.main.getByLabel('Secret', { exact: true }).fill(secret);
  await settings.field('Odoo’s address').fill('https://odoo.rossi.example');
  await settings.field('Domain').fill('rossi.example');
  await settings.saveAll();
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  await page.getByRole('main').getByRole('link', { name: 'New', exact: true }).click();
  await form.field('Name').fill('Rossi sends');
  await form.field('Username').fill('info@rossi.example');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.connect).toBeVisible();

  // Duplicate: servers and settings, no secret.
  await clients.open();
  await clients.act('Rossi', 'Duplicate…');
  await expect(clients.dialog).toContainText('The secret, the linked mailboxes');
  await clients.dialog.getByRole('textbox', { name: 'Name' }).fill('rossi');
  await clients.dialog.getByRole('button', { name: 'Create' }).click();
  await expect(clients.dialog).toContainText('This name is taken');
  await clients.dialog.getByRole('textbox', { name: 'Name' }).fill('Verdi');
  await clients.dialog.getByRole('button', { name: 'Create' }).click();
  await expect(clients.news).toContainText('“Verdi” was made.');
  await expect(clients.row('Verdi')).toContainText('Never tested: 1');
  await expect(clients.row('Verdi')).toContainText('Not stored');

  // Export, and import beside the one that is there: another name, and not a word of the secret.
  await clients.act('Rossi', 'Export…');
  await expect(clients.news).toContainText('No secret and no token is in it.');
  await expect(page.getByRole('button', { name: 'Actions for Rossi' })).toBeFocused();
  const folder = join(collega.dataFolder, 'downloads');
  const [name = ''] = readdirSync(folder);
  expect(name).toMatch(/^collega-client-Rossi-\d{4}-\d\d-\d\d\.json$/);
  const exported = readFileSync(join(folder, name), 'utf8');
  expect(exported).not.toContain(secret);
  await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');
  await clients.importFile(exported.replace('"port": 587', '"port": "587"'));
  await expect(clients.dialog.getByRole('alert')).toContainText('servers.0.port: A port is');
  await clients.importFile('not a client at all');
  await expect(clients.dialog.getByRole('alert')).toContainText('not a client exported by');
  await clients.importFile(exported);
  // Nothing is kept before it was shown.
  await expect(clients.dialog).toContainText('“Rossi (2)”, since “Rossi” is taken');
  await expect(clients.dialog).toContainText('Outgoing mail servers: 1, incoming: 0');
  await expect(clients.dialog).toContainText('Mail hosts: smtp.office365.com');
  expect(await clients.names()).not.toContain('Rossi (2)');
  await clients.dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(clients.news).toContainText('imported as “Rossi (2)”, with 1 mail server.');
  await expect(clients.dialog).toBeHidden();
  await clients.news.getByRole('link', { name: 'Open General Settings' }).click();
  await expect(settings.field('Domain')).toHaveValue('rossi.example');
  await expect(settings.main).toContainText('these are needed: Secret');

  // A file that is dropped on the dialog is taken as well.
  await clients.open();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const files = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'client.json', { type: 'application/json' }));
    return transfer;
  }, exported);
  await clients.dialog.getByLabel('Client file').dispatchEvent('drop', { dataTransfer: files });
  await clients.dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(clients.news).toContainText('“Rossi (3)”');

  // Archive: out of the list and of the switcher, and back by undo or by the filter.
  await clients.act('Rossi (3)', 'Archive');
  await expect(clients.row('Rossi (3)')).toBeHidden();
  await clients.news.getByRole('button', { name: 'Undo' }).click();
  await expect(clients.row('Rossi (3)')).toBeVisible();
  await clients.act('Rossi (3)', 'Archive');
  await page.getByRole('button', { name: 'Choose a client' }).click();
  await expect(page.getByRole('link', { name: 'Rossi (3)' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Show archived' }).check();
  await clients.row('Rossi (3)').getByRole('link').click();
  await page.getByRole('region', { name: 'Archived' }).getByRole('button').click();
  await expect(page.getByRole('region', { name: 'Archived' })).toBeHidden();

  // Removing says all that goes, and asks.
  await clients.open();
  await clients.act('Rossi', 'Delete…');
  await expect(clients.dialog).toContainText('the stored client secret');
  await clients.dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(clients.row('Rossi')).toBeHidden();
  expect(await clients.names()).toEqual(['Rossi (2)', 'Rossi (3)', 'Verdi']);
});
