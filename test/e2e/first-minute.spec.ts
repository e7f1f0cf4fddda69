import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';

test('the first start offers a new client, the practice tenant, and an error to explain', async ({
  collega,
}) => {
  const { page } = await collega.open({ withoutSandbox: true });
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Try the practice tenant' }).click();
  await expect(main.getByText('The practice tenant opens in a window of its own.')).toBeVisible();
  expect(collega.practicesOpened()).toBe(1);
  await main.getByRole('listitem').getByRole('button', { name: 'New client' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await main.getByRole('link', { name: 'Explain an error' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Explain an error');
});

test('help is found on every screen: guide, errors, practice, Odoo’s own guide', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  const opened = collega.nextOpenedAddress();
  await page.getByRole('button', { name: 'Odoo’s guide' }).first().click();
  expect(await opened).toContain('azure_oauth');
  // In practice there is nothing to begin.
  await expect(page.getByRole('button', { name: 'Try the practice tenant' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Guide: link a mailbox step by step' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guide');
});

test('practice opens on the form with the Connect button, and on the list once it is linked', async ({
  collega,
}) => {
  const first = await collega.open();
  await expect(new ServerForm(first.page).connect).toBeVisible();
  const signIn = collega.nextSignInPage();
  await new ServerForm(first.page).connect.click();
  await signInAs(await signIn, 'works@sandbox.example');
  await expect(new ServerForm(first.page).tokenValid).toBeVisible();
  await first.page.evaluate(() => location.assign('/'));
  await expect(first.page.getByRole('heading', { level: 1 })).toHaveText('Outgoing Mail Servers');
});

test('“Try” beside a practice mailbox makes its server, signs in and shows the failure explained', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  const hint = page.getByRole('region', { name: 'Sandbox' });
  await hint.locator('summary').click();
  const signIn = collega.nextSignInPage();
  await hint.getByRole('button', { name: 'Try smtp-disabled-mailbox@sandbox.example' }).click();
  await signInAs(await signIn, 'smtp-disabled-mailbox@sandbox.example');
  await expect(form.verdict).toContainText('Connection test failed');
  await expect(form.testPanel.getByRole('article').first()).toContainText('Set-CASMailbox');
  // Again: the server is there, and its mailbox linked.
  await hint.locator('summary').click();
  await hint.getByRole('button', { name: 'Try smtp-disabled-mailbox@sandbox.example' }).click();
  await expect(form.verdict).toContainText('Connection test failed');
  await hint.locator('summary').click();
  // What only reading shows is tried on an incoming server.
  const other = collega.nextSignInPage();
  await hint.getByRole('button', { name: 'Try not-connected@sandbox.example' }).click();
  await signInAs(await other, 'not-connected@sandbox.example');
  await expect(form.verdict).toContainText('Connection test failed');
  await expect(form.button('Test & Confirm')).toBeVisible();
});
