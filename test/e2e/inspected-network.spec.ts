import { type Locator, type Page } from '@playwright/test';
import { ServerForm } from './pages/server-form.ts';
import { clickBeforeRedirect } from './pages/sign-in-pages.ts';
import { type ConnectProxy, startConnectProxy } from './support/connect-proxy.ts';
import { type CollegaFixture, test as base, expect } from './support/collega-test.ts';
import { findViolationsInBothColours } from './support/find-violations.ts';
import { type InspectedMicrosoft, startInspectedMicrosoft } from './support/inspected-microsoft.ts';
import { findSecrets, readEverything } from './support/search-canaries.ts';

const password = 'planted-proxy-password';
const anna = 'anna@outlook.example';
const ben = 'ben@outlook.example';

/** A network whose only way out is a proxy that asks for credentials and inspects TLS. */
const test = base.extend<{ microsoft: InspectedMicrosoft; wayOut: ConnectProxy }>({
  microsoft: async ({}, use) => {
    const microsoft = await startInspectedMicrosoft();
    await use(microsoft);
    await microsoft.close();
  },
  wayOut: async ({ microsoft }, use) => {
    const connectProxy = await startConnectProxy(`anna:${password}`, microsoft.port);
    await use(connectProxy);
    await connectProxy.close();
  },
});

/** A client with a real Azure app in the global cloud, on this network. */
async function openClient(collega: CollegaFixture, microsoft: InspectedMicrosoft): Promise<Page> {
  const { page } = await collega.open({
    withoutSandbox: true,
    browserArguments: [`--ignore-certificate-errors-spki-list=${microsoft.pin}`],
  });
  await page.getByRole('button', { name: 'New client' }).first().first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Rossi');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('link', { name: 'General Settings' }).first().click();
  const main = page.getByRole('main');
  const id = '11111111-2222-3333-4444-555555555555';
  await main.getByRole('textbox', { name: 'ID', exact: true }).fill(id);
  await main.getByLabel('Secret', { exact: true }).fill('a~Secret.value-of-34-characters-012');
  await main.getByRole('textbox', { name: 'Odoo’s address' }).fill('https://odoo.example.com');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(main).toContainText('A secret is kept until Collega closes');
  return page;
}

async function openNetworkDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('button', { name: 'Network…' }).click();
  return page.getByRole('dialog', { name: 'Network' });
}

async function enterNetwork(
  page: Page,
  microsoft: InspectedMicrosoft,
  wayOut: ConnectProxy,
): Promise<void> {
  const dialog = await openNetworkDialog(page);
  await dialog.getByRole('radio', { name: 'HTTP proxy' }).check();
  await dialog.getByRole('textbox', { name: 'Proxy server' }).fill('127.0.0.1');
  await dialog.getByRole('textbox', { name: 'Port' }).fill(String(wayOut.port));
  await dialog.getByRole('textbox', { name: 'User name' }).fill('anna');
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Save proxy' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Saved.');
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'inspection.pem',
    mimeType: 'application/x-pem-file',
    buffer: Buffer.from(microsoft.authority),
  });
  await expect(dialog.getByRole('listitem')).toContainText('Test authority');
  expect(await findViolationsInBothColours(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}

async function link(collega: CollegaFixture, page: Page, mailbox: string): Promise<ServerForm> {
  const form = new ServerForm(page);
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  await form.main.getByRole('link', { name: 'New' }).first().click();
  await expect(form.field('SMTP Server')).toHaveValue('smtp.office365.com');
  await form.field('Name').fill(mailbox);
  await form.field('Username').fill(mailbox);
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  const window = await signIn;
  await clickBeforeRedirect(window.getByRole('button', { name: 'Accept' }));
  await expect(form.tokenValid).toBeVisible();
  return form;
}

test('behind a proxy that inspects TLS, window and tokens go through it, and a personal account gets its host', async ({
  collega,
  microsoft,
  wayOut,
}) => {
  const page = await openClient(collega, microsoft);
  await enterNetwork(page, microsoft, wayOut);
  const form = await link(collega, page, anna);

  // Chromium's own errands come by too; its sign-in and the token request come by here alone.
  const ours = wayOut.granted.filter((host) => host === 'login.microsoftonline.com:443');
  expect(ours.length).toBeGreaterThanOrEqual(2);
  expect(microsoft.asked).toContain('GET /common/oauth2/v2.0/authorize');
  expect(microsoft.asked).toContain('POST /common/oauth2/v2.0/token');
  expect(wayOut.granted.filter((host) => host.includes('odoo'))).toEqual([]);

  await expect(form.field('SMTP Server')).toHaveValue('smtp-mail.outlook.com');
  await form.outlookAccount.getByText('What is in the token').click();
  await expect(form.outlookAccount).toContainText('those of personal accounts are closed');

  await form.button('Renew now').click();
  await expect(form.outlookAccount).toContainText('The tokens were renewed.');
  await wayOut.close();
  await form.button('Renew now').click();
  await expect(form.outlookAccount).toContainText('There are no new tokens.');
  await expect(form.outlookAccount.getByRole('article')).toContainText('proxy');
  await expect(form.tokenValid).toBeVisible();
  expect(await findViolationsInBothColours(page)).toEqual([]);

  const dialog = await openNetworkDialog(page);
  await dialog.getByRole('button', { name: 'Remove CN=Test authority' }).click();
  await expect(dialog).toContainText('None added.');
  await dialog.getByRole('radio', { name: 'No proxy' }).check();
  await dialog.getByRole('button', { name: 'Save proxy' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Saved.');
  expect(findSecrets([password], readEverything(collega.dataFolder))).toEqual([]);
});

test('one app secret that has expired is one alarm, however many mailboxes it stops', async ({
  collega,
  microsoft,
  wayOut,
}) => {
  const page = await openClient(collega, microsoft);
  await enterNetwork(page, microsoft, wayOut);
  for (const mailbox of [anna, ben])
    await (await link(collega, page, mailbox)).button('Save').click();
  microsoft.refuseTokens('AADSTS7000222: The provided client secret keys are expired.');
  const form = new ServerForm(page);
  for (const mailbox of [anna, ben]) {
    await form.openOutgoing(mailbox);
    await form.button('Renew now').click();
    await expect(form.outlookAccount).toContainText('AADSTS7000222');
  }
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  const alerts = form.main.getByRole('region', { name: 'Alerts about the Azure app' });
  await expect(alerts.getByText('The client secret has expired')).toHaveCount(1);
  await expect(alerts).toContainText(`Stopped for this reason: ${anna}, ${ben}`);
  expect(await findViolationsInBothColours(page)).toEqual([]);
  await alerts.getByRole('link', { name: 'Open General Settings' }).click();
  await expect(form.main.getByLabel('Secret', { exact: true })).toBeVisible();
});
