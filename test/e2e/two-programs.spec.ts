import { runCollega } from '../command-line/support/run-collega.ts';
import { ClientsPage } from './pages/clients-page.ts';
import { ServerForm } from './pages/server-form.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { expect, test } from './support/collega-test.ts';

test.skip(process.platform === 'win32', 'Windows hands no file descriptor to a program.');

test('what the command line changes beside an open window is shown there, and no save of the window undoes it', async ({
  collega,
}) => {
  const passphrase = 'a long phrase';
  const { page } = await collega.open({ withoutSandbox: true, passphrase });
  await new ClientsPage(page).create('Contoso');
  const change = async (...args: string[]) => {
    const ended = await runCollega([...args, '--data', collega.dataFolder], {
      passphrase,
    });
    expect(ended.status, ended.err).toBe(0);
  };

  // General Settings, with a field being changed: the others follow, and stay when it is saved.
  const settings = new SettingsPage(page);
  await settings.field('ID').fill('11111111-2222-4333-8444-555555555555');
  await settings.main.getByLabel('Secret', { exact: true }).fill('a~Secret.value-012');
  await settings.field('Odoo’s address').fill('https://odoo.contoso.com');
  await settings.saveAll();
  const version = settings.main.getByRole('combobox', { name: 'Odoo version' });
  const expires = settings.main.getByLabel('Secret expires');
  await settings.field('Domain').fill('contoso.com');
  await change('client', 'update', '-c', 'Contoso', '--odoo-version', '19');
  await change('client', 'update', '-c', 'Contoso', '--secret-expires-on', '2028-01-31');
  await expect(version).toHaveValue('19');
  await expect(expires).toHaveValue(/2028/);
  await expect(settings.field('Domain')).toHaveValue('contoso.com');
  await settings.saveAll();
  await expect(version).toHaveValue('19');
  await expect(expires).toHaveValue(/2028/);

  // What was seen here and put back is a change like any other.
  await settings.field('Domain').fill('contoso.example');
  await change('client', 'update', '-c', 'Contoso', '--odoo-version', '17');
  await expect(version).toHaveValue('17');
  await version.selectOption('19');
  await settings.saveAll();
  await expect(version).toHaveValue('19');

  // The same field changed on both sides: the window says so, and replaces it when told again.
  await settings.field('Domain').fill('here.example');
  await change('client', 'update', '-c', 'Contoso', '--alias-domain', 'elsewhere.example');
  await settings.save.click();
  await expect(settings.main).toContainText('Changed elsewhere while this form was open.');
  await settings.saveAll();
  await expect(settings.field('Domain')).toHaveValue('here.example');

  // The form of a server, and the list of clients.
  await change('server', 'add', '-c', 'Contoso', '--direction', 'outgoing', '--username', 'a@x.it');
  const form = new ServerForm(page);
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  await form.openOutgoing('a@x.it');
  await form.field('Name').fill('Sales');
  await change('server', 'update', '-c', 'Contoso', '-s', 'a@x.it', '--priority', '5');
  await form.button('Save').click();
  await expect(form.main.getByLabel('Priority')).toHaveValue('5');
  await expect(form.field('Name')).toHaveValue('Sales');
  await new ClientsPage(page).open();
  await change('client', 'rename', '-c', 'Contoso', '--name', 'Rossi');
  await expect(new ClientsPage(page).row('Rossi')).toBeVisible();
});
