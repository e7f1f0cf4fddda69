import { expect, test } from './support/collega-test.ts';
import { ServerForm } from './pages/server-form.ts';

const passphrase = 'correct horse battery staple';

test('a client with a real Azure app is set up, wrong input named at its field, and kept', async ({
  collega,
}) => {
  const { page, close } = await collega.open({ withoutSandbox: true, passphrase });
  await page.getByRole('button', { name: 'New client' }).first().first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Contoso');
  await dialog.getByRole('button', { name: 'Create' }).click();

  const main = page.getByRole('main');
  await page.getByRole('link', { name: 'General Settings' }).first().click();
  const secret = main.getByLabel('Secret', { exact: true });
  await secret.fill('99999999-2222-3333-4444-555555555555');
  await expect(main).toContainText('This is the secret’s ID, not its value.');
  await main.getByRole('textbox', { name: 'ID', exact: true }).fill('not a guid');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(main).toContainText('Copy “Application (client) ID”');

  await main
    .getByRole('textbox', { name: 'ID', exact: true })
    .fill('11111111-2222-3333-4444-555555555555');
  await secret.fill('a~Secret.value-of-34-characters-012');
  await main.getByRole('radio', { name: 'One organisation' }).check();
  await main.getByRole('textbox', { name: 'Tenant' }).fill('contoso.onmicrosoft.com');
  await main.getByRole('textbox', { name: 'Odoo’s address' }).fill('http://odoo.contoso.com');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(main).toContainText('Entra refuses http.');
  await main.getByRole('textbox', { name: 'Odoo’s address' }).fill('https://odoo.contoso.com/');
  const redirectUri = main.getByRole('textbox', { name: 'Redirect URI', exact: true });
  await expect(redirectUri).toHaveValue('https://odoo.contoso.com/microsoft_outlook/confirm');
  await main.getByRole('button', { name: 'Copy redirect URI' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(main).toContainText('A secret is stored, encrypted.');
  await expect(secret).toHaveValue('');

  const form = new ServerForm(page);
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  await main.getByRole('link', { name: 'New' }).click();
  await expect(form.field('SMTP Server')).toHaveValue('smtp.office365.com');
  await expect(form.field('SMTP Port')).toHaveValue('587');
  await form.field('Name').fill('Contoso notifications');
  await form.field('Username').fill('john@contoso');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(main).toContainText('Enter one complete e-mail address');
  await form.field('Username').fill('john@contoso.com');
  await expect(form.field('FROM Filtering')).toHaveValue('john@contoso.com');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.connect).toBeVisible();

  await page.getByRole('link', { name: 'Incoming Mail Servers' }).first().click();
  await main.getByRole('link', { name: 'New' }).click();
  await expect(form.field('Server Name')).toHaveValue('outlook.office365.com');
  await expect(form.field('Port')).toHaveValue('993');
  await form.field('Name').fill('Contoso inbox');
  await form.field('Username').fill('john@contoso.com');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.connect).toBeVisible();
  await close();

  const again = await collega.open({ withoutSandbox: true, passphrase });
  await again.page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  await expect(
    again.page.getByRole('link', { name: 'Contoso notifications', exact: true }),
  ).toBeVisible();
  await again.page.getByRole('link', { name: 'General Settings' }).first().click();
  await expect(again.page.getByRole('textbox', { name: 'Redirect URI', exact: true })).toHaveValue(
    'https://odoo.contoso.com/microsoft_outlook/confirm',
  );
});
