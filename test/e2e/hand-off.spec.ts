import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Locator, type Page } from '@playwright/test';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';

const refused =
  '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. [LO4P123CA0001]';

/** Presses a copy button; the window hears of the copy after the page has filled it. */
async function copy(page: Page, button: Locator): Promise<string> {
  await page.evaluate(() => {
    window.addEventListener(
      'copy',
      (event) => {
        document.body.dataset['copied'] = event.clipboardData?.getData('text/plain') ?? '';
      },
      { once: true },
    );
  });
  await button.click();
  return (await page.evaluate(() => document.body.dataset['copied'])) ?? '';
}

async function explain(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Explain an error' }).first().click();
  await page.getByRole('textbox', { name: 'Text with the error' }).fill(text);
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'One cause was recognised.' }),
  ).toBeVisible();
}

test('an explained error is copied as a message for the Exchange administrator, whose commands run as they stand', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const button = page.getByRole('button', { name: 'Copy for the Exchange administrator' });
  const copyIn = async (language: string): Promise<string> => {
    await button.click();
    return copy(page, page.getByRole('button', { name: language, exact: true }));
  };

  await test.step('in either language', async () => {
    await explain(page, refused);
    const english = await copyIn('English');
    expect(english).toContain('an administrator of Exchange Online');
    expect(english).toContain('SmtpClientAuthenticationDisabled $false');
    expect(english).toContain('535 5.7.139');
    await expect(page.getByText('Copied')).toBeVisible();
    const italian = await copyIn('Italiano');
    expect(italian).toContain('un amministratore di Exchange Online');
    expect(italian).toContain('SmtpClientAuthenticationDisabled $false');
  });

  await test.step('a text that names no mailbox is asked for it', async () => {
    await explain(page, '535 5.7.139 SmtpClientAuthentication is disabled for the Tenant.');
    expect(await copyIn('English')).toContain('(replace <MAILBOX> first)');
    await page.getByLabel('The text does not say which mailbox').fill('anna@example.com');
    await page.getByRole('button', { name: 'Fill in' }).click();
    await expect(page.getByRole('article')).toContainText('Set-CASMailbox anna@example.com');
    await expect(page.getByLabel('Filled in for the mailbox:')).toHaveValue('anna@example.com');
    const filled = await copyIn('English');
    expect(filled).toContain(
      'to be run as they stand:\nSet-CASMailbox anna@example.com -SmtpClientAuthenticationDisabled $false',
    );
    // What opens the whole organisation is no part of that script.
    expect(filled).toMatch(/Instead of them, [^\n]*whole organisation:\nSet-TransportConfig/);
  });
});

test('an explanation is saved as a report without names, opened again, and filled with the real mailbox', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await explain(
    page,
    `The server refused the sender address (anna.rossi@contoso.it) with error b'${refused}'`,
  );
  await page.getByRole('button', { name: 'Report of this explanation' }).click();
  const dialog = page.getByRole('dialog', { name: 'Report of this explanation' });
  await dialog.getByRole('radio', { name: 'Mask mailboxes and organisation' }).check();
  await dialog.getByRole('button', { name: 'Save HTML' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved: ' })).toContainText('masked');
  await page.keyboard.press('Escape');
  const folder = join(collega.dataFolder, 'downloads');
  const [name = ''] = readdirSync(folder);
  expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/anna\.rossi|contoso\.it/);
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page.getByLabel('Report file').setInputFiles(join(folder, name));
  await expect(page.getByText('Nothing was tested for it.')).toBeVisible();
  await expect(page.getByText('Set-CASMailbox <MAILBOX>')).toBeVisible();
  await page.getByLabel('<MAILBOX> is').fill('anna@x.it');
  await page.getByRole('button', { name: 'Fill in' }).click();
  await expect(page.getByText('Set-CASMailbox anna@x.it')).toBeVisible();
  await page.getByRole('button', { name: 'Copy for the Exchange administrator' }).click();
  const letter = await copy(page, page.getByRole('button', { name: 'English', exact: true }));
  expect(letter).toContain('Set-CASMailbox anna@x.it');
  expect(letter).not.toContain('was tested');
});

test('the finding of a test is copied for whoever must act, with mailbox and time of the test, by the keyboard too', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Username').fill('smtp-disabled-mailbox@sandbox.example');
  await form.button('Save').click();
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'smtp-disabled-mailbox@sandbox.example');
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('Connection test failed');
  const button = form.testPanel.getByRole('button', { name: /^Copy for/ });
  await button.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'English', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const entry = page.getByRole('button', { name: 'Italiano' });
  await expect(entry).toBeFocused();
  const message = await copy(page, entry);
  expect(message).toContain('smtp-disabled-mailbox@sandbox.example');
  expect(message).toMatch(/Prova del \d+ \w+ 20\d\d/);
});
