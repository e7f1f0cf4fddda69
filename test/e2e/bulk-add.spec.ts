import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { ServerForm } from './pages/server-form.ts';
import { ServerListPage } from './pages/server-list.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { addServers, ask } from './support/add-servers.ts';
import { expect, test } from './support/collega-test.ts';
import { findViolations } from './support/find-violations.ts';

test('many mail servers are added from a pasted list, after a preview with what is wrong', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const list = new ServerListPage(page);
  await list.open('Outgoing');
  await list.main.getByRole('button', { name: 'Add many…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add many mail servers' });
  await dialog
    .getByLabel('List')
    .fill('Doe, John <john@sandbox.example>\nnobody\nanna@sandbox.example');
  await expect(dialog).toContainText('1 line is left out');
  await expect(dialog).toContainText('Line 2: nobody');
  await expect(dialog).toContainText('2 servers will be added');
  await dialog.getByRole('radio', { name: 'Both ways' }).check();
  await expect(dialog).toContainText('4 servers will be added');
  expect(await findViolations(page)).toEqual([]);
  await expect(list.names).toHaveText(['Sandbox outgoing']);
  await dialog.getByRole('button', { name: 'Add 4 servers' }).click();
  await expect(dialog).toBeHidden();
  await expect(list.names).toHaveText(['Sandbox outgoing', 'Doe, John', 'anna@sandbox.example']);
  await list.open('Incoming');
  await expect(list.names).toHaveCount(3);
});

test('the deletion of a server is undone, and nothing is said of a link that never was', async ({
  collega,
}) => {
  const app = await collega.open();
  const { page } = app;
  await addServers(app.collega, [['Spare', 'spare']]);
  const form = new ServerForm(page);
  const list = new ServerListPage(page);
  await form.openOutgoing('Spare');
  await form.button('Actions').click();
  await form.main.getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).not.toContainText('stays linked');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(list.names).toHaveText(['Sandbox outgoing']);
  await expect(list.main).toContainText('“Spare” was deleted.');
  await list.main.getByRole('button', { name: 'Undo' }).click();
  await expect(list.names).toHaveText(['Sandbox outgoing', 'Spare']);
});

test('all clients are tested with one button', async ({ collega }) => {
  const app = await collega.open();
  const { page } = app;
  await page.getByRole('button', { name: /^(Client: |Choose a client)/ }).click();
  await page.getByRole('link', { name: 'All clients' }).click();
  await page.getByRole('button', { name: 'Test all clients' }).click();
  await expect(page.getByRole('main')).toContainText('2 mail servers tested, until');
  await expect(page.getByRole('main').getByRole('status')).toContainText(['2 failed']);
  const row = page.getByRole('row').filter({ hasText: 'Sandbox' });
  await expect(row).toContainText('Failed: 2');
});

test('tests of all clients that were cancelled say so, and how many were not tested', async ({
  collega,
}) => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { page, collega: services } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'works@sandbox.example');
  await expect(form.tokenValid).toBeVisible();
  await form.field('SMTP Server').fill('127.0.0.1');
  await form.field('SMTP Port').fill(String((silent.address() as AddressInfo).port));
  await form.button('Save').click();
  await expect(form.button('Save')).toBeHidden();

  const list = new ServerListPage(page);
  await list.open('Outgoing');
  await list.main.getByRole('checkbox', { name: 'Select all that are shown' }).check();
  await list.selection.getByRole('button', { name: 'Test Connection' }).click();
  await list.summary.getByRole('button', { name: 'Cancel tests' }).click();
  await expect(list.summary).toContainText('Cancelled: 0 of 1 mail server tested.');

  await ask(services, 'clients.create', { name: 'Without servers' });
  await page.getByRole('button', { name: /^Client: / }).click();
  await page.getByRole('link', { name: 'All clients' }).click();
  await page.getByRole('button', { name: 'Test all clients' }).click();
  const said = page.getByRole('main').getByRole('status');
  await expect(said.filter({ hasText: 'Sandbox (1 of 2)…' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel tests' }).click();
  const ended = said.filter({ hasText: /Cancelled on .*: \d of 2 mail servers tested\./ });
  await expect(ended).toBeVisible();
  await expect(ended).toContainText('not tested');
  await expect(ended).toContainText('1 client has no mail server in use');
  silent.close();
});

test('a pasted error is explained by itself, and an explanation of another text says so', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.getByRole('link', { name: 'Explain an error' }).first().click();
  const field = page.getByRole('textbox', { name: 'Text with the error' });
  const clipboard = 'AADSTS7000222: The provided client secret keys are expired.';
  await field.fill('AADSTS700016');
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(0);
  await field.fill(clipboard);
  await field.selectText();
  await page.keyboard.press('Control+X');
  await page.keyboard.press('Control+V');
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
  await field.fill(`${clipboard} and more`);
  await expect(page.getByRole('main')).toContainText('it has been changed since');
});

test('after many servers are made, one button leads from each mailbox to the next', async ({
  collega,
}) => {
  const app = await collega.open();
  const { page } = app;
  await addServers(app.collega, [['Second', 'smtp-disabled-mailbox']]);
  const list = new ServerListPage(page);
  await list.open('Outgoing');
  const form = new ServerForm(page);
  const first = collega.nextSignInPage();
  await list.main
    .getByRole('button', { name: 'Connect next mailbox: works@sandbox.example (2 not connected)' })
    .click();
  await signInAs(await first, 'works@sandbox.example');
  await expect(form.tokenValid).toBeVisible();
  const second = collega.nextSignInPage();
  await form.main.getByRole('button', { name: /^Connect the last mailbox: / }).click();
  await signInAs(await second, 'smtp-disabled-mailbox@sandbox.example');
  await expect(form.field('Name')).toHaveValue('Second');
  await expect(form.tokenValid).toBeVisible();
  await expect(
    form.main.getByRole('button', { name: /^Connect (next|the last) mailbox/ }),
  ).toHaveCount(0);
});
