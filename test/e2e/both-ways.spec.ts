import { ServerForm } from './pages/server-form.ts';
import { ServerListPage } from './pages/server-list.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';

const works = 'works@sandbox.example';

test('a mailbox is tested both ways at once, each with its own verdict', async ({ collega }) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, works);
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test both ways').click();
  await expect(form.verdict).toContainText('this mailbox may send. Nothing was sent.');
  const counterpart = form.main.getByRole('region', { name: 'The other way: Sandbox incoming' });
  await expect(counterpart.getByRole('status')).toContainText('this mailbox can be read');
  expect(collega.sandbox.seen).toMatchObject({
    smtpAuthAttempts: 1,
    imapAuthAttempts: 1,
    messagesAccepted: 0,
  });

  await form.button('Test Connection').click();
  await expect(counterpart).toBeHidden();

  await form.openIncoming('Sandbox incoming');
  await expect(form.main.getByText('Confirmed', { exact: true })).toBeVisible();
  await form.button('Test both ways').click();
  await expect(form.verdict).toContainText('this mailbox can be read');
  await expect(
    form.main.getByRole('region', { name: 'The other way: Sandbox outgoing' }).getByRole('status'),
  ).toContainText('this mailbox may send');
});

test('the line beside the buttons says that the other way failed, where this one passed', async ({
  collega,
}) => {
  const readOnly = 'not-connected@sandbox.example';
  const { page } = await collega.open();
  const form = new ServerForm(page);
  for (const open of ['openIncoming', 'openOutgoing'] as const) {
    await form[open](open === 'openIncoming' ? 'Sandbox incoming' : 'Sandbox outgoing');
    await form.field('Username').fill(readOnly);
    await form.button('Save').click();
  }
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, readOnly);
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test both ways').click();
  await expect(form.main.getByText('Last test: Passed').first()).toBeVisible();
  await expect(form.main.getByText('The other way:', { exact: true }).locator('..')).toContainText(
    'Last test: Failed',
  );
});

test('a message to oneself is sent only when asked for, found and removed', async ({ collega }) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const option = form.main.getByRole('checkbox', { name: 'Also send a message to myself' });
  await expect(option).not.toBeChecked();
  await expect(option).toHaveAccessibleDescription(
    `Really sends one message from ${works} to itself, finds it through the incoming server of the same mailbox, measures the delay and deletes it.`,
  );
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, works);
  await expect(form.tokenValid).toBeVisible();
  await option.check();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('a message was sent, has arrived and was removed');
  await expect(form.step('Message to oneself')).toContainText('OK');
  expect(collega.sandbox.seen.messagesAccepted).toBe(1);
});

test('a message that comes back is explained by its bounce, and still counts after a test without one', async ({
  collega,
}) => {
  const lost = 'send-lost@sandbox.example';
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openIncoming('Sandbox incoming');
  await form.field('Username').fill(lost);
  await form.button('Save').click();
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Username').fill(lost);
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, lost);
  await expect(form.tokenValid).toBeVisible();
  const option = form.main.getByRole('checkbox', { name: 'Also send a message to myself' });
  await option.check();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('Connection test failed at the message to oneself');
  await expect(form.testPanel).toContainText('550 5.1.8 Access denied, bad outbound sender');
  await option.uncheck();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('this mailbox may send. Nothing was sent.');
  await expect(form.testPanel).toContainText('failed, and that still counts');
  await expect(form.main.locator('.test-status')).toContainText('Last test with a message: Failed');
  await expect(form.testPanel).not.toContainText('has changed since this test');
  const list = new ServerListPage(page);
  await list.open('Outgoing');
  await expect(list.row('Sandbox outgoing')).toContainText('Failed');
  await list.main.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await expect(list.summary).toContainText('1 failed');
  await expect(list.summary).toContainText('1 passed now without a message');
});
