import { crashWindow } from './support/crash-window.ts';
import { expect, test } from './support/collega-test.ts';
import { ClientsPage } from './pages/clients-page.ts';
import { SettingsPage } from './pages/settings-page.ts';

const day = (daysAhead: number) =>
  new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);

test('General Settings keeps Azure app and senders in one form, and tells Odoo what it needs', async ({
  collega,
}) => {
  const { page, close } = await collega.open({ withoutSandbox: true, passphrase: 'a long phrase' });
  await new ClientsPage(page).create('Contoso');
  const settings = new SettingsPage(page);
  await expect(settings.main).toContainText('these are needed: ID, Secret, Odoo’s address');

  // What is known already can be kept before the secret comes; and leaving saves it, as in Odoo.
  await settings.field('Domain').fill('@contoso.com');
  await expect(settings.main).toContainText('Whole address: notifications@contoso.com');
  await settings.field('Odoo’s address').fill('https://odoo.contoso.com/odoo/settings');
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  await settings.open();
  await expect(settings.field('Domain')).toHaveValue('contoso.com');
  await expect(settings.field('Odoo’s address')).toHaveValue('https://odoo.contoso.com');
  await expect(settings.main).toContainText('these are needed: ID, Secret');

  const endpoint = settings.odooValueRow('microsoft_outlook.endpoint');
  await expect(endpoint).toContainText('Not needed');
  await settings.main.getByRole('radio', { name: 'One organisation' }).check();
  await expect(endpoint).toContainText('Not known yet');
  await settings.field('Tenant').fill('contoso.onmicrosoft.com');
  const value = 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/';
  await expect(endpoint).toContainText(value);
  await expect(endpoint).toContainText('Keep the slash at the end');
  await page.evaluate(() => {
    document.addEventListener('copy', (event) => {
      setTimeout(() => {
        document.title = event.clipboardData?.getData('text/plain') ?? '';
      });
    });
  });
  await endpoint.getByRole('button', { name: /^Copy the value of microsoft_outlook/ }).click();
  await expect(endpoint.getByRole('status')).toHaveText('Copied');

  // Each version of Odoo has its own fields; what was typed for another one is not lost.
  await settings.main.getByRole('combobox', { name: 'Odoo version' }).selectOption('16 or earlier');
  await expect(settings.field('Domain')).toBeHidden();
  await settings.field('mail.catchall.domain').fill('contoso.com');
  await settings.field('mail.default.from').fill('notifications');
  await expect(settings.odooValueRow('mail.default.from')).toContainText('notifications');
  await settings.main.getByRole('combobox', { name: 'Odoo version' }).selectOption('18');
  await expect(settings.field('Domain')).toHaveValue('contoso.com');
  await expect(settings.main).toContainText('no longer read mail.default.from');

  // Discard gives up all of it.
  await settings.discard.click();
  await expect(settings.main.getByRole('radio', { name: /^Any organisation and/ })).toBeChecked();

  await settings.field('ID').fill('11111111-2222-4333-8444-555555555555');
  await settings.main.getByLabel('Secret', { exact: true }).fill('a~Secret.value-012');
  await settings.main.getByLabel('Secret expires').fill(day(20));
  await expect(settings.main).toContainText('Expires in 20 days. Have a new secret made.');
  await settings.saveAll();
  await expect(settings.main).toContainText('A secret is stored, encrypted.');
  await expect(settings.main).not.toContainText('these are needed');
  await close();

  // The warning stands where the servers are, at the field itself, and in the list of clients.
  const again = await collega.open({ withoutSandbox: true, passphrase: 'a long phrase' });
  const notice = again.page.getByRole('region', { name: 'Client secret' });
  await expect(notice).toContainText('in 20 days');
  await notice.getByRole('link', { name: 'Open General Settings' }).click();
  const reopened = new SettingsPage(again.page);
  await reopened.main.getByLabel('Secret expires').fill(day(-3));
  await reopened.saveAll();
  await expect(reopened.main).toContainText('This secret has expired');
  await expect(notice).toBeHidden();
  await again.page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  await expect(notice).toContainText('No mailbox of this client can work');
  const clients = new ClientsPage(again.page);
  await clients.open();
  await expect(clients.row('Contoso')).toContainText('Expired');
});

test('what was typed into General Settings comes back after a crash, but never the secret', async ({
  collega,
}) => {
  const app = await collega.open({ withoutSandbox: true });
  await new ClientsPage(app.page).create('Contoso');
  const before = new SettingsPage(app.page);
  const drafts = async () => {
    const sender = { trusted: true, description: 'test' };
    const { signal } = new AbortController();
    const answer = await app.collega.bridge.answer('drafts.list', {}, sender, signal);
    const [draft] = answer.ok ? (answer.value as { key: string }[]) : [];
    const asked = { key: draft?.key ?? 'none' };
    return JSON.stringify(await app.collega.bridge.answer('drafts.read', asked, sender, signal));
  };
  await before.main.getByLabel('Secret', { exact: true }).fill('a~Secret.value-012');
  await before.main.getByRole('radio', { name: 'One organisation' }).check();
  await before.field('Tenant').fill('contoso.example');
  await before.field('Bounce Alias').fill('returned');
  await expect.poll(drafts).toContain('returned');
  expect(await drafts()).not.toContain('a~Secret');
  await crashWindow(app);
  const after = new SettingsPage(app.page);
  await expect(after.field('Bounce Alias')).toHaveValue('returned');
  await expect(after.field('Tenant')).toHaveValue('contoso.example');
  await expect(after.main.getByLabel('Secret', { exact: true })).toHaveValue('');
  await expect(after.main.getByText('Unsaved changes')).toBeVisible();
  await after.saveAll();
  await expect(after.main.getByText('Unsaved changes')).toBeHidden();
});
