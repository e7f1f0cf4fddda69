import { ServerForm } from './pages/server-form.ts';
import { ServerListPage } from './pages/server-list.ts';
import { addServers, ask } from './support/add-servers.ts';
import { expect, test } from './support/collega-test.ts';
import { answerLate } from './support/late-answers.ts';

const others = [
  ['Works too', 'works'],
  ['Not linked', 'smtp-disabled-mailbox'],
] as const;

test('what became of the selected servers is said, with the way back, however late the answer comes', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const list = new ServerListPage(page);
  const clientId = await addServers(services, others);
  await list.open('Outgoing');
  answerLate(services, ['mailServers.setActive', 'mailServers.removeMany']);

  const all = list.main.getByRole('checkbox', { name: 'Select all that are shown' });
  await all.check();
  await list.selection.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(list.main).toContainText('3 mail servers were archived.');
  await list.main.getByRole('button', { name: 'Undo' }).click();
  await expect(list.names).toHaveCount(3);
  await expect(list.main).not.toContainText('were archived.');

  await all.check();
  await list.selection.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(list.main).toContainText('3 mail servers were deleted.');
  await list.main.getByRole('button', { name: 'Undo' }).click();
  await expect(list.names).toHaveCount(3);
  expect(await ask(services, 'mailServers.list', { clientId })).toHaveLength(4);
});

test('after a deletion from the form the list says it, however late the answer comes', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const list = new ServerListPage(page);
  const form = new ServerForm(page);
  await addServers(services, others);
  answerLate(services, ['mailServers.remove']);
  await form.openOutgoing('Works too');
  await form.button('Actions').click();
  await form.main.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(list.names).toHaveText(['Sandbox outgoing', 'Not linked']);
  await expect(list.main).toContainText('“Works too” was deleted.');
});

test('Undo brings back what was deleted last, and leaves the notice of what was done meanwhile', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const list = new ServerListPage(page);
  await addServers(services, others);
  await list.open('Outgoing');
  const remove = async (name: string) => {
    await list.box(name).check();
    await list.selection.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(list.main).toContainText(`“${name}” was deleted.`);
    await expect(list.selection).toBeHidden();
  };
  await remove('Works too');
  await remove('Not linked');
  await list.main.getByRole('button', { name: 'Undo' }).click();
  await expect(list.names).toHaveText(['Sandbox outgoing', 'Not linked']);

  await list.box('Not linked').check();
  await list.selection.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(list.main).toContainText('“Not linked” was archived.');
  const late = answerLate(services, ['mailServers.setActive']);
  await list.main.getByRole('button', { name: 'Undo' }).click();
  await expect(list.names).toHaveText(['Sandbox outgoing', 'Not linked']);
  await list.box('Sandbox outgoing').check();
  await list.selection.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(list.main).toContainText('“Sandbox outgoing” was deleted.');
  await late.arrived(page);
  await expect(list.main).toContainText('“Sandbox outgoing” was deleted.');
});
