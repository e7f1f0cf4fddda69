import { ClientsPage } from './pages/clients-page.ts';
import { ServerForm } from './pages/server-form.ts';
import { ServerListPage } from './pages/server-list.ts';
import { addServers, ask } from './support/add-servers.ts';
import { expect, test } from './support/collega-test.ts';
import { findViolations } from './support/find-violations.ts';
import { answerLate, refuseOnce } from './support/late-answers.ts';

test('a late answer neither leads away nor closes what was opened meanwhile; a late refusal is told on every screen', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const clients = new ClientsPage(page);
  await clients.open();
  const late = answerLate(services, ['clients.create', 'clients.rename', 'mailServers.createMany']);
  const { dialog } = clients;
  const name = dialog.getByRole('textbox', { name: 'Name' });
  const openNew = page.getByRole('button', { name: 'New client' }).first();
  await openNew.click();
  await name.fill('Contoso');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await clients.row('Contoso').waitFor();
  await clients.act('Contoso', 'Rename…');
  await name.fill('Contoso Ltd');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await openNew.click();
  await name.fill('Fabrikam');
  await clients.row('Contoso Ltd').waitFor();
  await late.arrived(page);
  await expect(page).toHaveURL(/#\/clients$/);
  await expect(name).toHaveValue('Fabrikam');

  refuseOnce(services, ['clients.create'], { after: 700 });
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Explain an error' }).first().click();
  const missed = page.getByRole('alert');
  await expect(missed).toContainText('Not done, though it was asked for under Clients.');
  await expect(missed).toContainText('The disk is full');
  expect(await findViolations(page)).toEqual([]);
  await missed.getByRole('button', { name: 'Dismiss' }).click();
  await expect(missed).toBeHidden();

  // What was typed while other lines were added is still to be added.
  const list = new ServerListPage(page);
  await clients.open();
  await page.getByRole('link', { name: 'Sandbox', exact: true }).first().click();
  await list.open('Outgoing');
  await list.main.getByRole('button', { name: 'Add many…' }).click();
  const lines = dialog.getByLabel('List');
  await lines.fill('anna@sandbox.example');
  await dialog.getByRole('button', { name: 'Add 1 server' }).click();
  await lines.fill('anna@sandbox.example\nbob@sandbox.example');
  await expect(list.names).toContainText(['anna@sandbox.example']);
  await late.arrived(page);
  await dialog.getByRole('button', { name: 'Add 1 server' }).click();
  await expect(list.names).toContainText(['anna@sandbox.example', 'bob@sandbox.example']);
});

test('an address that is typed while a set-up is applied stays, to be applied too', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  await page.getByRole('link', { name: 'Sender rules' }).click();
  await page.getByRole('button', { name: /One server per user/ }).click();
  const dialog = page.getByRole('dialog', { name: 'One server per user' });
  const apply = dialog.getByRole('button', { name: 'Apply' });
  const users = dialog.getByLabel('Users’ mailboxes');
  await dialog.getByLabel('Notifications mailbox').fill('works@sandbox.example');
  await users.fill('anna@sandbox.example');
  const late = answerLate(services, ['senderRules.applyTemplate']);
  await apply.click();
  await users.fill('anna@sandbox.example\nbob@sandbox.example');
  await late.arrived(page);
  await expect(users).toHaveValue(/bob/);
  await apply.click();
  await expect(dialog).toBeHidden();
  const [client] = await ask(services, 'clients.list', {});
  const servers = await ask(services, 'mailServers.list', { clientId: client?.id ?? '' });
  expect(servers.map(({ username }) => username)).toContain('bob@sandbox.example');
});

test('pressed twice, Undo brings a server back once and the other direction is made once', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const list = new ServerListPage(page);
  const form = new ServerForm(page);
  const clientId = await addServers(services, [['Spare', 'spare']]);
  await list.open('Outgoing');
  await list.box('Spare').check();
  await list.selection.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).dblclick();
  await expect(list.names).toHaveText(['Sandbox outgoing']);
  await list.main.getByRole('button', { name: 'Undo' }).dblclick();
  await expect(list.main.getByRole('button', { name: 'Undo' })).toBeHidden();
  await expect(list.names).toHaveText(['Sandbox outgoing', 'Spare']);
  await form.openOutgoing('Spare');
  await form.button('Create the incoming server for this mailbox').dblclick();
  await expect(page).toHaveURL(/incoming/);
  const servers = await ask(services, 'mailServers.list', { clientId });
  expect(servers.map(({ name }) => name).sort()).toEqual([
    'Sandbox incoming',
    'Sandbox outgoing',
    'Spare',
    'Spare',
  ]);
});

test('the tests of all clients go on while other screens are open: progress and result are there on return', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const clients = new ClientsPage(page);
  await clients.open();
  answerLate(services, ['connectionTests.runMany']);
  await page.getByRole('button', { name: 'Test all clients' }).click();
  await page.getByRole('link', { name: 'Explain an error' }).first().click();
  await clients.open();
  const main = page.getByRole('main');
  await expect(main).toContainText('Sandbox (1 of 1)');
  await expect(main.getByRole('button', { name: 'Cancel tests' })).toBeVisible();
  await expect(main).toContainText('2 mail servers tested');
});

test('a row moved down, down and up again by quick presses stands where the presses lead', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const list = new ServerListPage(page);
  const clientId = await addServers(services, [
    ['A', 'a'],
    ['B', 'b'],
    ['C', 'c'],
  ]);
  await list.open('Outgoing');
  answerLate(services, ['mailServers.reorder']);
  const kept = async () => {
    const servers = await ask(services, 'mailServers.list', { clientId });
    const outgoing = servers.filter(({ direction }) => direction === 'outgoing');
    return outgoing.sort((one, other) => one.priority - other.priority).map(({ name }) => name);
  };
  const handle = list.main.getByRole('button', { name: 'Move Sandbox outgoing' });
  await handle.press('ArrowDown');
  await handle.press('ArrowDown');
  await expect.poll(kept).toEqual(['A', 'B', 'Sandbox outgoing', 'C']);
  await handle.press('ArrowUp');
  await expect.poll(kept).toEqual(['A', 'Sandbox outgoing', 'B', 'C']);
  await expect(list.names).toHaveText(['A', 'Sandbox outgoing', 'B', 'C']);
});
