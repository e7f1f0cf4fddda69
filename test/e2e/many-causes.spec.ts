import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { ServerForm } from './pages/server-form.ts';
import { ServerListPage } from './pages/server-list.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { addServers } from './support/add-servers.ts';
import { findViolations } from './support/find-violations.ts';
import { expect, test } from './support/collega-test.ts';

test('many failures are told by cause, each once with its servers, and the failed are tested again by one press', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const list = new ServerListPage(page);
  const form = new ServerForm(page);
  await addServers(services, [
    ['Off one', 'smtp-disabled-mailbox'],
    ['Off two', 'smtp-disabled-mailbox'],
    ['New one', 'throttled'],
    ['mfa@sandbox.example', 'mfa'],
  ]);
  await form.openOutgoing('Off one');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'smtp-disabled-mailbox@sandbox.example');
  await expect(form.tokenValid).toBeVisible();

  await list.open('Outgoing');
  await list.main.getByRole('checkbox', { name: 'Select all that are shown' }).check();
  await list.selection.getByRole('button', { name: 'Test Connection' }).click();
  const { summary } = list;
  await expect(summary.getByRole('status').first()).toContainText('5 mail servers tested.');
  const off = summary
    .locator('details')
    .filter({ hasText: '2 servers: SMTP AUTH is switched off' });
  const unlinked = summary
    .locator('details')
    .filter({ hasText: '3 servers: Each of these mailboxes is not linked yet' });
  // Nobody was asked, and a server that is named after its mailbox is named once.
  await expect(unlinked).toContainText('Certain: Collega knows it itself');
  await expect(unlinked.getByRole('listitem').filter({ hasText: 'mfa@' })).toHaveText(
    'mfa@sandbox.example',
  );
  await expect(off.locator('summary').first()).toContainText('The Exchange administrator');
  await off.locator('summary').first().click();
  await expect(off).toContainText('SmtpClientAuthenticationDisabled $false');
  await expect(off.getByRole('link', { name: 'Off two' })).toBeVisible();
  await expect(off.getByRole('button', { name: 'Copy for the Exchange' })).toBeVisible();

  expect(await findViolations(page)).toEqual([]);

  await unlinked.getByRole('button', { name: 'Select these' }).click();
  await expect(list.selection).toContainText('3 selected');
  await expect(list.row('Off one')).toContainText('SMTP AUTH is switched off for this mailbox');
  await summary.getByRole('button', { name: 'Test the 5 failed again' }).click();
  await expect(summary.getByRole('status').first()).toContainText('5 failed');
  await off.locator('summary').first().click();
  await off.getByRole('button', { name: 'Test these again' }).click();
  await expect(summary.getByRole('status').first()).toContainText('2 mail servers tested.');

  await test.step('what was cancelled is counted as not tested, and the sum is right', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    await form.openOutgoing('New one');
    await form.field('SMTP Server').fill('127.0.0.1');
    await form.field('SMTP Port').fill(String((silent.address() as AddressInfo).port));
    await form.button('Save').click();
    await list.open('Outgoing');
    await list.box('Off one').check();
    await list.box('New one').check();
    await list.selection.getByRole('button', { name: 'Test Connection' }).click();
    await expect(summary).toContainText('1 of 2 tested.');
    await summary.getByRole('button', { name: 'Cancel tests' }).click();
    const said = summary.getByRole('status').first();
    await expect(said).toContainText('Cancelled: 1 of 2 mail servers tested.');
    await expect(said).toContainText('1 not tested');
    silent.close();
  });
});
