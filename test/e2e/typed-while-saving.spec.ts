import { ServerForm } from './pages/server-form.ts';
import { ServerListPage } from './pages/server-list.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { ask } from './support/add-servers.ts';
import { expect, test } from './support/collega-test.ts';
import { answerLate } from './support/late-answers.ts';

test('what is typed into a server while it is saved stays, and leaving saves it too', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const form = new ServerForm(page);
  const list = new ServerListPage(page);
  await form.openOutgoing('Sandbox outgoing');
  const late = answerLate(services, ['mailServers.save', 'mailServers.create']);
  const [client] = await ask(services, 'clients.list', {});
  const kept = async () => {
    const servers = await ask(services, 'mailServers.list', { clientId: client?.id ?? '' });
    return servers.map(({ name, username }) => [name, username]);
  };

  await form.field('Name').fill('Orders');
  await page.keyboard.press('Control+s');
  await form.field('Username').fill('orders@sandbox.example');
  await expect.poll(kept).toContainEqual(['Orders', 'works@sandbox.example']);
  await late.arrived(page);
  await expect(form.field('Username')).toHaveValue('orders@sandbox.example');
  await form.button('Discard').click();
  await expect(form.field('Username')).toHaveValue('works@sandbox.example');

  await form.field('Name').fill('Orders and sales');
  await page.keyboard.press('Control+s');
  await form.field('Username').fill('orders@sandbox.example');
  await list.open('Outgoing');
  await expect.poll(kept).toContainEqual(['Orders and sales', 'orders@sandbox.example']);
});

test('what is typed into a new server while it is made is in the form of what was made', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const form = new ServerForm(page);
  const list = new ServerListPage(page);
  await list.open('Outgoing');
  await form.main.getByRole('link', { name: 'New' }).click();
  answerLate(services, ['mailServers.create']);
  await form.field('Username').fill('works@sandbox.example');
  await form.field('Name').fill('Orders');
  await page.keyboard.press('Control+s');
  await form.field('Name').fill('Orders and sales');
  await expect(page).not.toHaveURL(/new/);
  await expect(form.field('Name')).toHaveValue('Orders and sales');
  await expect(form.button('Save')).toBeEnabled();
  await form.button('Discard').click();
  await expect(form.field('Name')).toHaveValue('Orders');

  // Left while it is made: one record, and nothing typed is lost.
  await form.main.getByRole('link', { name: 'New' }).click();
  await form.field('Username').fill('inactive@sandbox.example');
  await form.field('Name').fill('Sales');
  await page.keyboard.press('Control+s');
  await form.field('Name').fill('Sales and more');
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  await expect(page).not.toHaveURL(/new/);
  await expect(form.field('Name')).toHaveValue('Sales and more');
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  await expect(list.names).toContainText(['Orders', 'Sales and more']);
  await expect(list.names).toHaveCount(3);
});

test('what is typed into General Settings while they are saved stays', async ({ collega }) => {
  const { page, collega: services } = await collega.open();
  const settings = new SettingsPage(page);
  await settings.open();
  const late = answerLate(services, ['generalSettings.save']);
  await settings.field('Domain').fill('contoso.com');
  await page.keyboard.press('Control+s');
  await settings.field('Odoo’s address').fill('https://odoo.contoso.com');
  const domain = async () => {
    const [client] = await ask(services, 'clients.list', {});
    return client?.senderSettings.aliasDomain.name;
  };
  await expect.poll(domain).toBe('contoso.com');
  await late.arrived(page);
  await expect(settings.field('Domain')).toHaveValue('contoso.com');
  await expect(settings.field('Odoo’s address')).toHaveValue('https://odoo.contoso.com');
  await settings.saveAll();
  const [client] = await ask(services, 'clients.list', {});
  expect(client?.azureApp.odooUrl).toBe('https://odoo.contoso.com');
});
