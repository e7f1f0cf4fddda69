import { type Locator, type Page } from '@playwright/test';
import { expect, test } from './support/collega-test.ts';

const step = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name: title }) });

async function openGuide(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Guide', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guide');
}

test('checks tick what they prove, by keyboard alone, and what was ticked by hand stays', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.getByRole('link', { name: 'Guide', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('0 of 16 steps done').first()).toBeVisible();
  // Where one begins stands open.
  const registration = step(page, 'Register an application');
  await expect(registration.getByText('Entra ID > App registrations')).toBeVisible();
  await page.getByRole('button', { name: 'Check now' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 of 16 steps done').first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'No problem was found.' })).toBeVisible();
  const known = registration.getByRole('listitem').filter({ hasText: 'Microsoft knows the app' });
  await expect(known).toContainText('Passed');
  await expect(known).toContainText('Does not prove: permissions, consent');
  expect(collega.redirectConnections()).toBe(0);
  // What a check has proven needs no tick, and a secret that is accepted no day.
  await expect(registration).toContainText('there is nothing to tick');
  await expect(registration.getByRole('checkbox')).toHaveCount(0);
  await expect(step(page, 'Client secret').locator('summary')).toContainText('Done');

  const users = step(page, 'Users and groups');
  await users.locator('summary').focus();
  await page.keyboard.press('Enter');
  await users.getByRole('checkbox', { name: 'Mark as done: Users and groups' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('5 of 16 steps done').first()).toBeVisible();
  await page.getByRole('link', { name: 'General Settings' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('General Settings');
  await page.evaluate(() => window.scrollTo({ top: 5_000, behavior: 'instant' }));
  await openGuide(page);
  // It opens at its top, wherever the screen before was left.
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await expect(users.locator('summary')).toContainText('Marked as done');
  // The answers of the last check are still there.
  await expect(page.getByText('4 of 16 steps done')).toHaveCount(0);
  await expect(page.getByText(/Microsoft was asked on/)).toBeVisible();
});

test('a wrong ID is named with its AADSTS number, and its step opens by itself', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.getByRole('link', { name: 'General Settings' }).first().click();
  await page
    .getByRole('textbox', { name: 'ID', exact: true })
    .fill('11111111-2222-4333-8444-555555555555');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Unsaved changes')).toHaveCount(0);
  await openGuide(page);
  await page.getByRole('button', { name: 'Check now' }).click();
  const registration = step(page, 'Register an application');
  await expect(registration.getByRole('article')).toContainText('AADSTS700016');
  await expect(registration.locator('summary').first()).toContainText('Problem');
  const secret = step(page, 'Client secret');
  await expect(secret.locator('summary')).not.toContainText('Done');
});

/** Presses a copy button; the window hears of the copy after the page has filled it. */
async function copy(page: Page, button: Locator): Promise<string> {
  await page.evaluate(() => {
    const note = (event: ClipboardEvent) => {
      document.body.dataset['copied'] = event.clipboardData?.getData('text/plain') ?? '';
    };
    window.addEventListener('copy', note, { once: true });
  });
  await button.click();
  return page.evaluate(() => document.body.dataset['copied'] ?? '');
}

test('values, message and script are copied as they are', async ({ collega }) => {
  const { page } = await collega.open();
  await openGuide(page);
  const redirect = step(page, 'Redirect URI');
  await redirect.locator('summary').click();
  expect(await copy(page, redirect.getByRole('button', { name: 'Copy: Redirect URI' }))).toBe(
    'https://odoo.example.com/microsoft_outlook/confirm',
  );

  const consent = step(page, 'Consent of an administrator');
  await consent.locator('summary').click();
  await consent.getByLabel('Language of the message').selectOption('Italiano');
  const message = await copy(page, consent.getByRole('button', { name: 'Copy the message' }));
  expect(message).toContain('Buongiorno');
  const address = new URL(/https:\/\/login\S+/.exec(message)?.[0] ?? '');
  expect(address.pathname).toBe('/organizations/v2.0/adminconsent');
  expect(address.searchParams.get('client_id')).toBe(collega.sandbox.environment.applicationId);
  expect(address.searchParams.get('scope')).toContain('https://outlook.office.com/SMTP.Send');

  const registration = step(page, 'Register an application');
  await registration.getByText('Or use a script (Azure Cloud Shell)').click();
  const script = await copy(page, registration.getByRole('button', { name: 'Copy the script' }));
  expect(script).toContain("redirect_uri='https://odoo.example.com/microsoft_outlook/confirm'");
  expect(script).not.toContain(collega.sandbox.environment.secret);
});

test('a new client is led to the guide, which has the commands, and says what is not known yet', async ({
  collega,
}) => {
  const { page } = await collega.open({ withoutSandbox: true });
  await page.getByRole('button', { name: 'New client' }).first().click();
  await page.getByRole('dialog').getByRole('textbox').fill("Rossi & Figli's");
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Start with the guide' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guide');
  await expect(page.getByRole('link', { name: 'Start with the guide' })).toHaveCount(0);
  await expect(step(page, 'Register an application').locator('code').first()).toHaveText(
    "Odoo mail - Rossi & Figli's",
  );
  const redirect = step(page, 'Redirect URI');
  await redirect.locator('summary').click();
  await expect(redirect).toContainText('Not known yet: fill in General Settings.');
  // Without a server the command is there all the same, with a gap to fill.
  const smtpAuth = step(page, 'SMTP AUTH for the mailbox');
  await smtpAuth.locator('summary').click();
  await expect(smtpAuth.locator('code')).toHaveText(
    'Set-CASMailbox <MAILBOX> -SmtpClientAuthenticationDisabled $false',
  );
  await expect(smtpAuth).toContainText('in place of <MAILBOX>');
});

test('it speaks Italian, with the next step open', async ({ collega }) => {
  const { page } = await collega.open({ language: 'it' });
  await page.getByRole('link', { name: 'Guida', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guida');
  await page.getByRole('button', { name: 'Controlla ora' }).click();
  await expect(page.getByText('4 passi su 16 completati').first()).toBeVisible();
});

test('every step of Odoo’s guide stands in the guide, Collega’s proof before Odoo', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await openGuide(page);
  const titles = await page.getByRole('heading', { level: 2 }).allTextContents();
  const of = (words: RegExp) => titles.findIndex((title) => words.test(title));
  const inOrder = [
    /Register an application/,
    /API permissions/,
    /Client secret/,
    /Outgoing mail servers in Collega/,
    /Incoming mail servers in Collega/,
    /install the module “Microsoft Outlook”/,
    /credentials and address/,
    /Default From and catchall/,
    /Odoo: outgoing mail servers/,
    /Odoo: incoming mail servers/,
    /mass mailings/,
  ].map(of);
  expect(inOrder).not.toContain(-1);
  expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other));

  const outgoing = step(page, 'Odoo: outgoing mail servers');
  await outgoing.locator('summary').click();
  await expect(outgoing).toContainText('Administration: Settings');
  await expect(outgoing).toContainText('Press “Test Connection” in Odoo');
  await expect(outgoing).toContainText('fallback for everyone else');
});

test('the guide says what is missing of Odoo’s senders, and is content once it is entered', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await openGuide(page);
  const senders = step(page, 'Odoo: Default From and catchall');
  await senders.locator('summary').first().click();
  await expect(senders).toContainText('Default From is not entered');
  // The set-up of Odoo’s guide enters it, and keeps the servers that are there.
  const servers = step(page, 'Outgoing mail servers in Collega');
  await servers.locator('summary').first().click();
  await servers.getByRole('button', { name: 'Use this set-up: One server for all' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: 'Notifications mailbox' })
    .fill('works@sandbox.example');
  await expect(dialog.getByRole('region')).toContainText('Set the Default From Alias');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(senders).toContainText('Every sender leaves as a mailbox that may send as it.');
  // Odoo was not asked: no tick, no green, and the count leaves it out.
  const head = senders.locator('summary').first();
  await expect(head).toContainText('Entered in Collega; not yet checked in Odoo');
  await expect(page.getByText('0 of 16 steps done').first()).toBeVisible();
  await expect(senders).not.toContainText('there is nothing to tick');
  await senders.getByRole('checkbox').click();
  await expect(head).toContainText('Marked as done');
  await expect(page.getByText('1 of 16 steps done').first()).toBeVisible();
});
