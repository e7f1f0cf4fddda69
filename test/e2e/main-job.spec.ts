import { type Clock, systemClock } from '../../src/services/shell/ports/clock.ts';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';

const works = 'works@sandbox.example';

test('a newcomer links the practice mailbox and proves it both ways', async ({ collega }) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await expect(form.field('Username')).toHaveValue(works);

  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, works);
  await expect(form.tokenValid).toBeVisible();
  await expect(form.outlookAccount).toContainText(`Signed in as ${works}. Valid until`);
  expect(collega.redirectConnections()).toBe(0);

  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('Connection test passed: this mailbox may send.');
  const outgoing = ['Access token', 'DNS', 'TCP', 'greeting', 'EHLO', 'STARTTLS', 'TLS)'];
  for (const name of [...outgoing, 'XOAUTH2', 'MAIL FROM', 'RCPT TO', 'DATA']) {
    await expect(form.step(name).first()).toContainText(/OK\s*[\d.,]+\sm?s/);
  }
  expect(collega.sandbox.seen.messagesAccepted).toBe(0);
  expect(collega.sandbox.seen.smtpAuthAttempts).toBe(1);

  await form.openIncoming('Sandbox incoming');
  await expect(form.tokenValid).toBeVisible();
  const status = form.main.getByRole('list', { name: 'Status' });
  await expect(status.locator('[aria-current="step"]')).toHaveText('Not Confirmed');
  await form.button('Test & Confirm').click();
  await expect(form.verdict).toContainText('Connection test passed: this mailbox can be read.');
  await expect(status.locator('[aria-current="step"]')).toHaveText('Confirmed');
  expect(collega.sandbox.seen.imapAuthAttempts).toBe(1);

  await form.button('Reset Confirmation').click();
  await expect(status.locator('[aria-current="step"]')).toHaveText('Not Confirmed');
});

test('after closing and opening again everything is still there, and an expired token is renewed silently', async ({
  collega,
}) => {
  const passphrase = 'correct horse battery staple';
  const first = await collega.open({ passphrase });
  const form = new ServerForm(first.page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, works);
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('passed');
  await first.close();

  const { refreshesGranted } = collega.sandbox.seen;
  const twoHoursLater: Clock = {
    ...systemClock,
    now: () => systemClock.now() + 2 * 60 * 60 * 1000,
  };
  const second = await collega.open({ passphrase, clock: twoHoursLater });
  const again = new ServerForm(second.page);
  await again.openOutgoing('Sandbox outgoing');
  await expect(again.tokenValid).toBeVisible();
  await expect(again.testPanel).toContainText('Last test');
  await expect(again.verdict).toContainText('passed');
  await expect
    .poll(() => collega.sandbox.seen.refreshesGranted, { message: 'the token is renewed' })
    .toBe(refreshesGranted + 1);
  await again.button('Test Connection').click();
  await expect(again.step('Authentication (XOAUTH2)')).toContainText('OK');
  await expect(again.verdict).toContainText('passed');
});

test('without a key store a passphrase keeps the tokens; nothing is asked before', async ({
  collega,
}) => {
  const { page, close } = await collega.open();
  const vault = page.getByRole('region', { name: 'Vault' });
  await page.getByRole('button', { name: 'Preferences' }).click();
  await expect(vault).toHaveCount(0);
  await page.getByRole('button', { name: 'Vault…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Set a passphrase' }).click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByLabel('Passphrase', { exact: true }).fill('a passphrase to keep');
  await dialog.getByLabel('Repeat passphrase').fill('a passphrase to keep');
  await dialog.getByRole('button', { name: 'Keep them on disk' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, works);
  await expect(form.tokenValid).toBeVisible();
  await close();

  const reopened = await collega.open();
  const unlock = reopened.page.getByRole('dialog');
  const region = reopened.page.getByRole('region', { name: 'Vault' });
  await expect(region.or(unlock).first()).toBeVisible();
  if (!(await unlock.isVisible())) await region.getByRole('button', { name: 'Unlock' }).click();
  await unlock.getByLabel('Passphrase', { exact: true }).fill('not this one');
  await unlock.getByRole('button', { name: 'Unlock' }).click();
  await expect(unlock).toContainText('This is not the passphrase of the vault.');
  await unlock.getByLabel('Passphrase', { exact: true }).fill('a passphrase to keep');
  await unlock.getByRole('button', { name: 'Unlock' }).click();
  await expect(unlock).toBeHidden();
  const again = new ServerForm(reopened.page);
  await again.openOutgoing('Sandbox outgoing');
  await expect(again.tokenValid).toBeVisible();
  await again.button('Test Connection').click();
  await expect(again.verdict).toContainText('passed');
});
