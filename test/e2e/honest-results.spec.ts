import { type Page } from '@playwright/test';
import { ServerForm } from './pages/server-form.ts';
import { ServerListPage } from './pages/server-list.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { addServers, ask } from './support/add-servers.ts';
import { type CollegaFixture, expect, test } from './support/collega-test.ts';

const mailbox = 'works@sandbox.example';

async function connect(collega: CollegaFixture, page: Page, name = 'Sandbox outgoing') {
  const form = new ServerForm(page);
  await form.openOutgoing(name);
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, mailbox);
  await expect(form.tokenValid).toBeVisible();
  return form;
}

test('a result is not shown as that of what is typed and not saved yet', async ({ collega }) => {
  const { page } = await collega.open();
  const form = await connect(collega, page);
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('Connection test passed');
  const note = 'before your unsaved changes';
  await expect(form.main).not.toContainText(note);
  await form.field('FROM Filtering').fill('other.example');
  await expect(form.main.locator('.test-status')).toContainText(note);
  await expect(form.testPanel.locator('.outdated')).toContainText(note);
  await form.button('Discard').click();
  await expect(form.main).not.toContainText(note);
});

test('the summary of many tests has a time, and drops what was tested again or deleted since', async ({
  collega,
}) => {
  const app = await collega.open();
  const { page } = app;
  const clientId = await addServers(app.collega, [
    ['First', 'first'],
    ['Second', 'second'],
  ]);
  const list = new ServerListPage(page);
  await list.open('Outgoing');
  await list.main.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await expect(list.summary).toContainText('3 failed');
  await expect(list.summary).toContainText(/Ended on .*\d{4}/);
  const servers = await ask(app.collega, 'mailServers.list', { clientId });
  const idOf = (name: string) => servers.find((each) => each.name === name)?.id ?? '';
  await ask(app.collega, 'connectionTests.run', {
    runId: crypto.randomUUID(),
    serverId: idOf('First'),
  });
  await expect(list.summary).toContainText('2 failed');
  await expect(list.summary).toContainText('1 changed or tested again since');
  await ask(app.collega, 'mailServers.remove', { serverId: idOf('Second') });
  await expect(list.summary).toContainText('1 failed');
  await expect(list.summary).toContainText('2 changed or tested again since');
});

test('a link that nobody could check is not green: it says when it was renewed last', async ({
  collega,
}) => {
  const passphrase = 'a practice passphrase of this test';
  const before = await collega.open({ passphrase });
  await connect(collega, before.page);
  await before.close();
  // A locked vault asks for nothing, and the access token has ended meanwhile.
  const { page } = await collega.open();
  await page.clock.setFixedTime(Date.now() + 3 * 3_600_000);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  const list = new ServerListPage(page);
  await list.open('Outgoing');
  await expect(list.row('Sandbox outgoing')).toContainText('not checked since');
  await expect(list.row('Sandbox outgoing').locator('.dot-valid')).toHaveCount(0);
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await expect(form.outlookAccount).toContainText('Not checked since');
  await expect(form.tokenValid).toHaveCount(0);
});

test('a sign-in that did not succeed has a time, and is gone once the mailbox is linked', async ({
  collega,
}) => {
  const app = await collega.open();
  const form = new ServerForm(app.page);
  const [client] = await ask(app.collega, 'clients.list', {});
  if (client === undefined) throw new Error('no client');
  const { id: clientId, azureApp } = client;
  const { applicationId, secretExpiresOn, authority, cloud, odooUrl } = azureApp;
  const save = (secret: string) =>
    ask(app.collega, 'azureApp.save', {
      ...{ clientId, applicationId, secretExpiresOn, authority, cloud, odooUrl },
      secret,
    });
  await save('not-the-secret');
  await form.openOutgoing('Sandbox outgoing');
  const first = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await first, mailbox);
  await expect(form.outlookAccount).toContainText(/did not succeed \(.*\d{4}.*\)/);
  // Another window links the mailbox, once the secret is right.
  await save(collega.sandbox.environment.secret);
  const second = collega.nextSignInPage();
  const linked = ask(app.collega, 'signIn.start', {
    ...{ flowId: crypto.randomUUID(), clientId, mailbox, way: 'window' },
  });
  await signInAs(await second, mailbox);
  expect(await linked).toMatchObject({ outcome: 'linked' });
  await expect(form.tokenValid).toBeVisible();
  await expect(form.outlookAccount).not.toContainText('did not succeed');
});

test('what the user has ticked in the guide is not shown as found by Collega', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.getByRole('link', { name: 'Guide', exact: true }).first().click();
  const step = page.locator('.guide-step').last();
  await step.locator('summary').click();
  await step.getByRole('checkbox', { name: /^Mark as done/ }).click();
  await expect(step.locator('summary')).toContainText('Marked as done');
  await expect(step).not.toHaveClass(/guide-step-done/);
});
