import { ServerForm } from './pages/server-form.ts';
import { ServerListPage } from './pages/server-list.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { addServers, ask } from './support/add-servers.ts';
import { expect, test } from './support/collega-test.ts';

test('a list is searched, filtered, sorted and brought in order by the keyboard and by dragging', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const list = new ServerListPage(page);
  await addServers(services, [
    ['Anna', 'works'],
    ['Zeno', 'smtp-disabled-mailbox'],
  ]);
  await list.open('Outgoing');
  await expect(list.names).toHaveText(['Sandbox outgoing', 'Anna', 'Zeno']);

  await list.search.fill('smtp-disabled');
  await expect(list.names).toHaveText(['Zeno']);
  await expect(list.main.getByText('1 of 3')).toBeVisible();
  await list.search.fill('nobody');
  await list.main.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(list.names).toHaveCount(3);

  const byName = list.main.getByRole('button', { name: 'Name', exact: true });
  await byName.click();
  await byName.click();
  await expect(list.names).toHaveText(['Zeno', 'Sandbox outgoing', 'Anna']);
  await expect(list.main.getByRole('columnheader', { name: 'Name', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(list.handle('Anna')).toHaveCount(0);
  await byName.click();

  await list.handle('Sandbox outgoing').focus();
  await page.keyboard.press('ArrowDown');
  await expect(list.names).toHaveText(['Anna', 'Sandbox outgoing', 'Zeno']);
  await expect(list.main.getByText('Sandbox outgoing: now number 2 of 3.')).toBeAttached();
  await expect(list.handle('Sandbox outgoing')).toBeFocused();

  await list.handle('Zeno').dragTo(list.row('Anna'), { targetPosition: { x: 300, y: 3 } });
  await expect(list.names).toHaveText(['Zeno', 'Anna', 'Sandbox outgoing']);
  await expect(list.row('Zeno').getByRole('cell').nth(1)).toHaveText('10');
  await expect(list.row('Sandbox outgoing').getByRole('cell').nth(1)).toHaveText('12');

  await list.main.getByRole('link', { name: 'Zeno', exact: true }).click();
  await page.getByRole('link', { name: 'Next record' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anna' })).toBeVisible();
});

test('a list comes back where it was left, at the record that was open, and the pager keeps the focus', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const list = new ServerListPage(page);
  const form = new ServerForm(page);
  await page.setViewportSize({ width: 1000, height: 600 });
  const names = Array.from({ length: 60 }, (_, index) => `Server ${index + 1}`);
  await addServers(
    services,
    names.map((name) => [name, 'works'] as const),
  );
  await list.open('Outgoing');
  await expect(list.main.getByText('61 of 61')).toBeVisible();
  const scrolledTo = () => page.evaluate(() => Math.round(window.scrollY));
  await page.evaluate(() => window.scrollTo({ top: 1500, behavior: 'instant' }));
  await expect(list.row('Server 25')).toBeVisible();
  // Measured rows move the list, and so does the click.
  const left = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const note = () => resolve(Math.round(window.scrollY));
        document.addEventListener('click', note, { capture: true, once: true });
      }),
  );
  await list.main.getByRole('link', { name: 'Server 25', exact: true }).click();
  await expect(form.field('Name')).toHaveValue('Server 25');
  expect(await scrolledTo()).toBe(0);
  const next = form.main.getByRole('link', { name: 'Next record' });
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(form.field('Name')).toHaveValue('Server 26');
  await expect(next).toBeFocused();
  await form.main.getByRole('link', { name: 'Outgoing Mail Servers' }).click();
  await expect(list.main.getByRole('link', { name: 'Server 26', exact: true })).toBeFocused();
  // Within two rows: those that had not been drawn yet are measured now.
  const fromPlace = async () => Math.abs((await scrolledTo()) - (await left));
  expect(await fromPlace()).toBeLessThan(120);
  expect(await left).toBeGreaterThan(1000);
  await page.keyboard.press('Enter');
  await expect(form.field('Name')).toHaveValue('Server 26');
  await page.goBack();
  await expect(list.main.getByRole('link', { name: 'Server 26', exact: true })).toBeFocused();
  expect(await fromPlace()).toBeLessThan(120);
});

test('the selected servers are tested together, archived, brought back and deleted', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const list = new ServerListPage(page);
  const form = new ServerForm(page);
  const clientId = await addServers(services, [
    ['Works too', 'works'],
    ['Not linked', 'smtp-disabled-mailbox'],
  ]);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'works@sandbox.example');
  await expect(form.tokenValid).toBeVisible();

  await list.open('Outgoing');
  await list.main.getByRole('checkbox', { name: 'Select all that are shown' }).check();
  await expect(list.selection).toContainText('3 selected');
  await list.selection.getByRole('button', { name: 'Test Connection' }).click();
  await expect(list.summary.getByRole('status').first()).toContainText('3 mail servers tested.');
  await expect(list.summary.getByRole('status').first()).toContainText('1 failed');
  await expect(list.summary.getByRole('status').first()).toContainText('2 passed');
  await expect(list.summary).toContainText(
    '1 server: smtp-disabled-mailbox@sandbox.example is not linked yet',
  );
  expect(collega.sandbox.seen.messagesAccepted).toBe(0);
  await expect(list.row('Not linked')).toContainText('Failed');
  await list.selection.getByRole('button', { name: 'Clear selection' }).click();
  await list.filter('Failed');
  await expect(list.names).toHaveText(['Not linked']);
  await list.main.getByRole('button', { name: 'Remove filter: Failed' }).click();

  await list.box('Not linked').check();
  await list.selection.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(list.names).toHaveText(['Sandbox outgoing', 'Works too']);
  // What was done is said, with the way back.
  await expect(list.main).toContainText('“Not linked” was archived.');
  await list.main.getByRole('button', { name: 'Undo' }).click();
  await expect(list.names).toHaveText(['Sandbox outgoing', 'Works too', 'Not linked']);

  // With all of them archived the list says so, and not that nothing matches.
  await list.main.getByRole('checkbox', { name: 'Select all that are shown' }).check();
  await list.selection.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(list.main).toContainText('3 mail servers were archived.');
  await expect(list.main).toContainText('All 3 mail servers here are archived.');
  await list.main.getByRole('button', { name: 'Show archived' }).click();
  await expect(list.names).toHaveCount(3);
  await list.main.getByRole('button', { name: 'Undo' }).click();
  await list.main.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(list.names).toHaveCount(3);

  await list.box('Not linked').check();
  await list.selection.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(list.names).toHaveText(['Sandbox outgoing', 'Works too']);
  await list.filter('Archived');
  await list.main.getByRole('link', { name: 'Not linked', exact: true }).last().click();
  await expect(form.main.getByText('Archived', { exact: true })).toBeVisible();
  await form.button('Actions').click();
  await form.main.getByRole('button', { name: 'Unarchive' }).click();
  await expect(form.main.getByText('Archived', { exact: true })).toBeHidden();

  await list.open('Outgoing');
  await list.filter('Active');
  await list.box('Not linked').check();
  await list.box('Works too').check();
  await list.selection.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 2 mail servers?' });
  await expect(dialog.getByRole('listitem')).toHaveText(['Works too', 'Not linked']);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(list.names).toHaveText(['Sandbox outgoing']);
  await expect(list.main.getByRole('heading', { level: 1 })).toBeFocused();
  expect(await ask(services, 'mailServers.list', { clientId })).toHaveLength(2);
});

test('a form makes the server of the other direction, and a copy of itself', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const form = new ServerForm(page);
  const [client] = await ask(services, 'clients.list', {});
  const clientId = client?.id ?? '';
  await form.openIncoming('Sandbox incoming');
  await form.button('Actions').click();
  await form.main.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await form.openOutgoing('Sandbox outgoing');
  await form.button('Create the incoming server for this mailbox').click();
  await expect(form.main.getByRole('tab', { name: 'Server & Login' })).toBeVisible();
  await expect(form.field('Username')).toHaveValue('works@sandbox.example');
  await form.main.getByRole('tab', { name: 'Advanced' }).click();
  await expect(form.field('Server Priority')).toHaveValue('5');
  await form.main.getByRole('link', { name: 'Outgoing server' }).click();

  await form.field('FROM Filtering').fill('works@sandbox.example, @other.example');
  await expect(form.main.getByText(/^Odoo never matches this part: @other.example/)).toBeVisible();
  await form.main.getByRole('checkbox', { name: 'Send As is granted' }).check();
  await form.button('Actions').click();
  await form.main.getByRole('button', { name: 'Duplicate' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Sandbox outgoing (copy)' }),
  ).toBeVisible();
  await expect(form.main.getByRole('checkbox', { name: 'Send As is granted' })).toBeChecked();
  const servers = await ask(services, 'mailServers.list', { clientId });
  expect(servers.map(({ name }) => name)).toEqual([
    'Sandbox outgoing',
    'Sandbox outgoing',
    'Sandbox outgoing (copy)',
  ]);
});

test('a new server is saved with nothing but its mailbox, which becomes its name', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const list = new ServerListPage(page);
  const form = new ServerForm(page);
  for (const direction of ['Outgoing', 'Incoming'] as const) {
    await list.open(direction);
    await list.main.getByRole('link', { name: 'New', exact: true }).click();
    // Left empty: its complaint goes away by itself.
    await form.field('Name').focus();
    await form.field('Username').focus();
    await expect(form.main.getByText('Required.')).toBeVisible();
    await form.field('Username').pressSequentially('ann@sandbox.example');
    await expect(form.field('Name')).toHaveValue('ann@sandbox.example');
    await expect(form.main.getByText('Required.')).toBeHidden();
    await form.button('Save').click();
    await expect(
      form.main.getByRole('heading', { level: 1, name: 'ann@sandbox.example' }),
    ).toBeVisible();
    // A stored one keeps its name.
    await form.field('Username').fill('bob@sandbox.example');
    await expect(form.field('Name')).toHaveValue('ann@sandbox.example');
    await form.button('Discard').click();
  }
});
