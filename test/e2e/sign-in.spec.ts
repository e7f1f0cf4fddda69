import { type Page } from '@playwright/test';
import { ServerForm } from './pages/server-form.ts';
import { clickBeforeRedirect, pickAccount, signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';

/** Points the practice server at another practice mailbox. */
async function useMailbox(page: Page, mailbox: string): Promise<ServerForm> {
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Username').fill(mailbox);
  return form;
}

test('another account is named, and can be kept as the delegate of a shared mailbox', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = await useMailbox(page, 'wrong-account@sandbox.example');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'wrong-account@sandbox.example');

  const dialog = page.getByRole('dialog', { name: 'Another account signed in' });
  await expect(dialog).toContainText('admin@sandbox.example');
  await expect(dialog).toContainText('wrong-account@sandbox.example');
  await dialog.getByRole('button', { name: 'Keep as delegate of a shared mailbox' }).click();
  await expect(form.tokenValid).toBeVisible();
  await expect(form.outlookAccount).toContainText('as the delegate of the shared mailbox');

  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('passed');
  await expect(form.testPanel).toContainText('as admin@sandbox.example');
});

test('after another account, signing in again opens a new window without the first one’s session', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = await useMailbox(page, 'wrong-account@sandbox.example');
  const first = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await first, 'wrong-account@sandbox.example');
  const second = collega.nextSignInPage();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in again' }).click();
  const again = await second;
  await expect(again.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  await again.close();
  await expect(form.main).toContainText('Sign-in cancelled. Nothing was changed.');
  await expect(form.connect).toBeVisible();
});

test('closing the sign-in window, or Cancel in the form, ends the sign-in plainly', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const first = collega.nextSignInPage();
  await form.connect.click();
  await (await first).close();
  await expect(form.main).toContainText('Sign-in cancelled. Nothing was changed.');

  const second = collega.nextSignInPage();
  await form.connect.click();
  const window = await second;
  await form.button('Cancel sign-in').click();
  await expect.poll(() => window.isClosed()).toBe(true);
  await expect(form.main).toContainText('Sign-in cancelled. Nothing was changed.');
});

test('a window closed on a page that leads nowhere is explained, and so is the next test', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = await useMailbox(page, 'consent-needed@sandbox.example');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  const window = await signIn;
  await pickAccount(window, 'consent-needed@sandbox.example');
  await expect(window.getByRole('heading', { name: 'Need admin approval' })).toBeVisible();
  await window.close();
  await expect(form.main).toContainText('The sign-in did not succeed (');
  await expect(form.main).toContainText('AADSTS90094');
  await expect(form.main).toContainText('The Entra administrator');

  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('failed');
  await expect(form.testPanel).toContainText('is not linked: the last sign-in failed');
  await expect(form.testPanel).toContainText('AADSTS90094');
});

test('a sign-in that waits stays visible when the username is changed meanwhile', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  const window = await signIn;
  await form.field('Username').fill('mfa@sandbox.example');
  await expect(form.outlookAccount).toContainText(
    'A sign-in for works@sandbox.example is still under way',
  );
  await form.button('Cancel sign-in').click();
  await expect.poll(() => window.isClosed()).toBe(true);
});

test('a second factor is passed in the window', async ({ collega }) => {
  const { page } = await collega.open();
  const form = await useMailbox(page, 'mfa@sandbox.example');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  const window = await signIn;
  await pickAccount(window, 'mfa@sandbox.example');
  await expect(window.getByRole('heading', { name: 'Approve sign in request' })).toBeVisible();
  await window
    .getByRole('textbox', { name: 'Number' })
    .fill(await window.getByRole('status').innerText());
  await window.getByRole('button', { name: 'Verify' }).click();
  await clickBeforeRedirect(window.getByRole('button', { name: 'Accept' }));
  await expect(form.tokenValid).toBeVisible();
});

test.describe('a refused sign-in says who must act', () => {
  for (const { mailbox, words, owner } of [
    { mailbox: 'expired-secret', words: 'AADSTS7000222', owner: 'The Entra administrator' },
    { mailbox: 'consent-needed', words: 'AADSTS90094', owner: 'The Entra administrator' },
  ]) {
    test(mailbox, async ({ collega }) => {
      const { page } = await collega.open();
      const form = await useMailbox(page, `${mailbox}@sandbox.example`);
      const signIn = collega.nextSignInPage();
      await form.connect.click();
      const window = await signIn;
      await pickAccount(window, `${mailbox}@sandbox.example`);
      await clickBeforeRedirect(
        window.getByRole('button', { name: /^(Accept|Back to|Return|Go back)/ }),
      );
      await expect(form.main).toContainText('The sign-in did not succeed (');
      await expect(form.main).toContainText(words);
      await expect(form.main).toContainText(owner);
      await expect(form.connect).toBeVisible();
    });
  }
});
