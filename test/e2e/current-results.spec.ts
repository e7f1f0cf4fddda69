import { type Page } from '@playwright/test';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { type CollegaFixture, expect, test } from './support/collega-test.ts';

const mailbox = 'works@sandbox.example';
const changedSince = 'The server, its mailbox or the Azure app has changed since this test';

async function connectAndPass(collega: CollegaFixture, page: Page): Promise<ServerForm> {
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, mailbox);
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('Connection test passed');
  return form;
}

/** Tests the one server of the list, and waits for the summary. */
async function testFromList(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  await page.getByRole('checkbox', { name: 'Select Sandbox outgoing' }).check();
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await expect(page.getByText('1 mail server tested.')).toBeVisible();
}

test('the form shows the newest result, also when the list ran the test', async ({ collega }) => {
  const { page } = await collega.open();
  const form = await connectAndPass(collega, page);
  await expect(form.testPanel).toContainText('Last test:');
  await form.outlookAccount.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(form.connect).toBeVisible();
  await testFromList(page);
  await page.getByRole('table').getByRole('link', { name: 'Sandbox outgoing' }).click();
  await expect(form.verdict).toContainText('Connection test failed');
  await expect(form.testPanel).not.toContainText('Connection test passed');
});

test('a result is marked as outdated once the mailbox is disconnected, in the form and the list', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = await connectAndPass(collega, page);
  await expect(form.testPanel).not.toContainText(changedSince);
  await form.outlookAccount.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(form.testPanel).toContainText(changedSince);
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  const row = page.getByRole('row').filter({ hasText: 'Sandbox outgoing' });
  await expect(row).toContainText('outdated');
});

test('a result is marked as outdated once a field that was tested is changed', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = await connectAndPass(collega, page);
  await form.field('Name').fill('Renamed');
  await form.button('Save').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Renamed');
  await expect(form.testPanel).not.toContainText(changedSince);
  await form.field('FROM Filtering').fill('other@sandbox.example');
  await form.button('Save').click();
  await expect(form.testPanel).toContainText(changedSince);
  await form.button('Test Connection').click();
  await expect(form.testPanel).not.toContainText(changedSince);
});
