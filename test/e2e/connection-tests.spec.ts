import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';

test.describe('a failed test says what happened, why, and who must act', () => {
  for (const { mailbox, step, words, owner } of [
    {
      mailbox: 'smtp-disabled-mailbox',
      step: 'Authentication (XOAUTH2)',
      words: 'SmtpClientAuthentication is disabled for the Mailbox',
      owner: 'The Exchange administrator',
    },
    {
      mailbox: 'send-as-denied',
      step: 'Sender (MAIL FROM)',
      words: '550 5.7.60',
      owner: 'The Exchange administrator',
    },
    {
      mailbox: 'throttled',
      step: 'Sender (MAIL FROM)',
      words: '432 4.3.2',
      owner: 'No one: temporary, try again later',
    },
  ]) {
    test(mailbox, async ({ collega }) => {
      const address = `${mailbox}@sandbox.example`;
      const { page } = await collega.open();
      const form = new ServerForm(page);
      await form.openOutgoing('Sandbox outgoing');
      await form.field('Username').fill(address);
      await expect(form.field('FROM Filtering')).toHaveValue(address);
      const signIn = collega.nextSignInPage();
      await form.connect.click();
      await signInAs(await signIn, address);
      await expect(form.tokenValid).toBeVisible();
      await form.button('Test Connection').click();
      await expect(form.verdict).toContainText('Connection test failed');
      await expect(form.step(step)).toContainText('Failed');
      await expect(form.testPanel).toContainText(words);
      await expect(form.testPanel).toContainText(owner);
      await expect(form.testPanel).toContainText('an earlier step failed');
      expect(collega.sandbox.seen.smtpAuthAttempts).toBe(1);
    });
  }
});

test('a throttled mailbox counts down to when it is worth testing again', async ({ collega }) => {
  const address = 'throttled@sandbox.example';
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openIncoming('Sandbox incoming');
  await form.field('Username').fill(address);
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, address);
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test & Confirm').click();
  const countdown = form.testPanel.getByRole('timer');
  await expect(countdown).toHaveText(/Try again in [12] s\./);
  await expect(countdown).toHaveText('The wait is over: test again.');
});

test('an authenticated but not connected mailbox fails, and stays Not Confirmed', async ({
  collega,
}) => {
  const address = 'not-connected@sandbox.example';
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openIncoming('Sandbox incoming');
  await form.field('Username').fill(address);
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, address);
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test & Confirm').click();
  await expect(form.verdict).toContainText('Connection test failed');
  await expect(form.testPanel).toContainText('User is authenticated but not connected.');
  await expect(
    form.main.getByRole('list', { name: 'Status' }).locator('[aria-current="step"]'),
  ).toHaveText('Not Confirmed');
});

test('a server that stays silent shows a progress line and can be cancelled at any moment', async ({
  collega,
}) => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'works@sandbox.example');
  await expect(form.tokenValid).toBeVisible();
  await form.field('SMTP Server').fill('127.0.0.1');
  await form.field('SMTP Port').fill(String((silent.address() as AddressInfo).port));
  await form.button('Test Connection').click();
  await expect(form.testPanel).toContainText(/Server’s greeting\s*\d+ s/);
  await expect(form.step('Connection (TCP)')).toContainText('OK');
  await form.button('Cancel test').click();
  await expect(form.verdict).toContainText('Connection test cancelled.');
  await expect(form.button('Test Connection')).toBeEnabled();
  silent.close();
});

test('a mailbox that is not linked fails at the first step and says so', async ({ collega }) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.button('Test Connection').click();
  await expect(form.step('Access token')).toContainText('Failed');
  await expect(form.verdict).toContainText('Connection test failed');
  // The network is tested all the same, without a sign-in.
  expect(collega.sandbox.seen.smtpConnections).toBe(1);
  expect(collega.sandbox.seen.smtpAuthAttempts).toBe(0);
});
