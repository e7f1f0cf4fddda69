import { ClientsPage } from './pages/clients-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { expect, test } from './support/collega-test.ts';

test('Odoo’s address is completed to https, and what is missing is a link to its field', async ({
  collega,
}) => {
  const { page } = await collega.open({ withoutSandbox: true });
  await page.getByRole('button', { name: 'New client' }).first().click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Rossi');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  const settings = new SettingsPage(page);
  await expect(settings.field('Odoo’s address')).toBeVisible();
  const missing = settings.main.locator('.missing-notice');
  await missing.getByRole('button', { name: 'Odoo’s address' }).click();
  await expect(settings.field('Odoo’s address')).toBeFocused();
  await page.keyboard.type('odoo.rossi.it');
  await expect(settings.main).toContainText('https://odoo.rossi.it is used.');
  await expect(settings.field('Redirect URI')).toHaveValue(
    'https://odoo.rossi.it/microsoft_outlook/confirm',
  );
  await settings.main.getByRole('radio', { name: /^One organisation/ }).check();
  await expect(settings.main).toContainText('Overview > Tenant ID');
});

test('a switch to Odoo 16 keeps the domain and the sender that were entered', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.field('Domain').fill('rossi.example');
  await settings.field('Default From Alias').fill('notifications');
  const version = settings.main.getByRole('combobox', { name: 'Odoo version' });
  await version.selectOption('16');
  await expect(settings.field('mail.catchall.domain')).toHaveValue('rossi.example');
  await expect(settings.field('mail.default.from')).toHaveValue('notifications');
});

for (const [language, label, typed, shown] of [
  ['it', 'Scadenza del segreto', '31/05/2027', '31 maggio 2027'],
  ['en', 'Secret expires', '2027-05-31', 'May'],
] as const) {
  test(`the day on which a secret ends is typed in the user’s own order (${language})`, async ({
    collega,
  }) => {
    const { page } = await collega.open({ language });
    await page
      .getByRole('link', { name: language === 'it' ? 'Impostazioni generali' : 'General Settings' })
      .first()
      .click();
    const field = page.getByRole('main').getByRole('textbox', { name: label });
    await field.fill(typed);
    await expect(page.getByRole('main')).toContainText(shown);
    await field.blur();
    await expect(field).toHaveValue('2027-05-31');
  });
}

test('the client menu is searched by typing, with all clients at its top', async ({ collega }) => {
  const app = await collega.open();
  const { page } = app;
  const clients = new ClientsPage(page);
  await clients.open();
  for (const name of ['Àlpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta', 'Eta']) {
    await clients.create(name);
    await clients.open();
  }
  await page.getByRole('button', { name: /^Choose a client/ }).click();
  const menu = page.locator('.menu-panel:popover-open');
  await expect(menu.getByRole('link').first()).toHaveText('All clients');
  await menu.getByRole('searchbox').fill('alph');
  await expect(menu.getByRole('link')).toHaveText(['All clients', 'Àlpha']);
  await menu.getByRole('link', { name: 'Àlpha' }).click();
  await expect(page.getByRole('button', { name: 'Client: Àlpha' })).toBeVisible();
});
