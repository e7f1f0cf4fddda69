import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportBundle } from '../../src/contract/reports.ts';
import { practiceKey } from '../../src/sandbox/odoo/odoo-database.ts';
import { userError } from '../../src/sandbox/odoo/odoo-exception.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { ServerForm } from './pages/server-form.ts';
import { expect, test } from './support/collega-test.ts';
import { findViolations, findViolationsInBothColours } from './support/find-violations.ts';
import { connectOdoo, mailbox, startPracticeOdoo } from './support/practice-odoo.ts';

test('a client’s Odoo is connected, compared, set up by a plan, tested and put back', async ({
  collega,
}) => {
  const odoo = await startPracticeOdoo(collega);
  const { page } = await collega.open();
  try {
    await connectOdoo(page, odoo.url);
    // Several databases: one is asked for.
    const databases = page.getByRole('group', { name: 'Databases' });
    await databases.getByRole('button', { name: 'empty' }).click();
    const facts = page.getByRole('region', { name: 'Odoo', exact: true });
    await expect(facts).toContainText('19.0 (Community)');
    await expect(facts).toContainText('not read yet');

    // Linked after Odoo 19 is known: the sign-in asks for User.Read too.
    const form = new ServerForm(page);
    await form.openOutgoing('Sandbox outgoing');
    const signIn = collega.nextSignInPage();
    await form.connect.click();
    await signInAs(await signIn, mailbox);
    await expect(form.tokenValid).toBeVisible();

    await page.getByRole('link', { name: 'Odoo', exact: true }).click();
    await page.getByRole('button', { name: 'Read Odoo' }).click();
    const differences = page.getByRole('region', { name: 'Differences' });
    await expect(differences).toContainText('Odoo has no Outlook ID');
    await page.getByRole('button', { name: 'Make a plan' }).click();
    const plan = page.getByRole('region', { name: 'Plan' });
    await expect(plan.getByRole('checkbox')).toHaveCount(13);
    // What Collega has not tested is not handed over, confirmed or put into use unasked.
    const handOver = plan.getByRole('checkbox', {
      name: 'Sandbox incoming (incoming): hand over a token (Outlook Token Valid)',
    });
    await expect(handOver).not.toBeChecked();
    await expect(handOver).toHaveAccessibleDescription(/Collega has no result of a test/);
    await plan.getByRole('button', { name: 'Test 2 servers in Collega now' }).click();
    await expect(handOver).toBeChecked();
    await expect(plan.getByText(/Collega has no result of a test/)).toHaveCount(0);
    expect(odoo.database.search('ir.mail_server', [], false)).toEqual([]);
    expect(await findViolationsInBothColours(page)).toEqual([]);
    await page.getByRole('button', { name: 'Write 13 steps to Odoo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Write' }).click();
    await expect(plan).toContainText('13 steps done.');
    const [record] = odoo.database.search('ir.mail_server', [], false);
    expect(record).toMatchObject({ active: true, smtp_user: mailbox });
    expect(record?.['microsoft_outlook_refresh_token']).not.toBe(false);
    // What is shown of Odoo is from after the writing, without a press of Read Odoo.
    await expect(differences).toContainText('Odoo is as Collega');

    await page.getByRole('button', { name: 'Test Connection: Sandbox outgoing' }).click();
    await expect(page.getByRole('region', { name: 'Odoo’s own tests' })).toContainText(
      'Odoo’s test passed.',
    );
    // Nothing is forgotten before one has confirmed it.
    await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
    const asked = page.getByRole('dialog', { name: 'Disconnect this Odoo?' });
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Undo the last writing' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the last writing' }).click();
    await expect(plan).toContainText('12 steps done.');
    // The token that passed Odoo's test is gone by now.
    await expect(page.getByRole('region', { name: 'Odoo’s own tests' })).toContainText(
      /Odoo’s test passed\. .*, outdated\./,
    );
    expect(odoo.database.search('ir.mail_server', [], false)).toMatchObject([
      { active: false, microsoft_outlook_refresh_token: false },
    ]);
    await page.setViewportSize({ width: 800, height: 900 });
    expect(await findViolations(page)).toEqual([]);
  } finally {
    await odoo.close();
  }
});

test('in Italian, dark and 800 px wide, a test that Odoo fails is explained in full and fits the window', async ({
  collega,
}) => {
  const words =
    "The server refused the sender address (a@x) with error b'5.7.57 Client not authenticated'";
  const odoo = await startPracticeOdoo(collega, 'linked', () => Promise.reject(userError(words)));
  const { page } = await collega.open({ language: 'it' });
  try {
    await page.setViewportSize({ width: 800, height: 900 });
    await page.getByRole('link', { name: 'Odoo', exact: true }).click();
    await page.getByLabel('Indirizzo', { exact: true }).fill(odoo.url);
    await page.getByRole('textbox', { name: 'Database' }).fill('linked');
    await page.getByLabel('Login', { exact: true }).fill('admin');
    await page.getByLabel('Chiave API', { exact: true }).fill(practiceKey('admin'));
    await page.getByRole('button', { name: 'Connetti', exact: true }).click();
    await page.getByRole('button', { name: 'Leggi Odoo' }).click();
    await page.getByRole('button', { name: /^Verifica connessione: / }).click();
    const tests = page.getByRole('region', { name: 'Test di Odoo' });
    await expect(tests).toContainText('5.7.57');
    // Who must act, and the command that shows the cause.
    await expect(tests).toContainText(/amministratore di Exchange/);
    await expect(tests).toContainText('Get-CASMailbox works@sandbox.example');
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
    expect(await overflow()).toBe(0);
    expect(await findViolationsInBothColours(page)).toEqual([]);
  } finally {
    await odoo.close();
  }
});

test('a wrong key is explained beside the form, and what was typed stays', async ({ collega }) => {
  const odoo = await startPracticeOdoo(collega);
  const { page } = await collega.open();
  try {
    await page.getByRole('link', { name: 'Odoo', exact: true }).click();
    await page.getByLabel('Address', { exact: true }).fill(odoo.url);
    await page.getByRole('textbox', { name: 'Database' }).fill('empty');
    await page.getByLabel('Login', { exact: true }).fill('admin');
    await page.getByLabel('API key', { exact: true }).fill('f'.repeat(40));
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Odoo');
    await expect(page.getByLabel('Address', { exact: true })).toHaveValue(odoo.url);
    await page.getByLabel('Address', { exact: true }).fill('http://odoo.example.com');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByLabel('Address', { exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    expect(await findViolations(page)).toEqual([]);
  } finally {
    await odoo.close();
  }
});

test('mails that Odoo could not send are explained by cause, and tried again once confirmed', async ({
  collega,
}) => {
  const odoo = await startPracticeOdoo(collega, 'failed-mails');
  const { page } = await collega.open();
  try {
    await connectOdoo(page, odoo.url);
    const databases = page.getByRole('group', { name: 'Databases' });
    await databases.getByRole('button', { name: 'failed-mails' }).click();
    await page.getByRole('link', { name: 'Failed mails' }).click();
    await page.getByRole('button', { name: 'Read failed mails' }).click();
    const expired = page.getByRole('region').filter({ hasText: 'The client secret has expired' });
    await expect(expired.first()).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('sales@sandbox.example');
    expect(await findViolationsInBothColours(page)).toEqual([]);
    await page.getByLabel('Show senders and recipients').check();
    await expect(page.getByRole('main')).toContainText('sales@sandbox.example');
    const failed = () => odoo.database.search('mail.mail', [['state', '=', 'exception']], false);
    const before = failed().length;
    await page
      .getByRole('button', { name: /^Try \d+ mails? again$/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(failed().length).toBe(before);
    await page
      .getByRole('button', { name: /^Try \d+ mails? again$/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => failed().length).toBeLessThan(before);
    await page.setViewportSize({ width: 800, height: 900 });
    expect(await findViolations(page)).toEqual([]);
  } finally {
    await odoo.close();
  }
});

test('in Italian, what Odoo has and Collega lacks is adopted after a preview', async ({
  collega,
}) => {
  const odoo = await startPracticeOdoo(collega, 'linked');
  odoo.database.write('ir.mail_server', [1], {
    smtp_user: 'nuova@sandbox.example',
    from_filter: 'nuova@sandbox.example',
    name: 'Nuova',
  });
  const { page } = await collega.open({ language: 'it' });
  try {
    await page.getByRole('link', { name: 'Odoo', exact: true }).click();
    await page.getByLabel('Indirizzo', { exact: true }).fill(odoo.url);
    await page.getByRole('textbox', { name: 'Database' }).fill('linked');
    await page.getByLabel('Login', { exact: true }).fill('admin');
    await page.getByLabel('Chiave API', { exact: true }).fill(practiceKey('admin'));
    await page.getByRole('button', { name: 'Connetti', exact: true }).click();
    const adopt = page.getByRole('region', { name: 'Adotta da Odoo' });
    await adopt.getByRole('button', { name: 'Mostra che cosa verrebbe adottato' }).click();
    await expect(adopt).toContainText('Nuova (nuova@sandbox.example');
    await adopt.getByRole('button', { name: /^Adotta \d/ }).click();
    await expect(adopt.getByRole('status')).toContainText(/adottat[oi]\.$/);
    await page.getByRole('link', { name: 'Server posta in uscita' }).click();
    await expect(page.getByRole('main')).toContainText('nuova@sandbox.example');
    await page.getByRole('link', { name: 'Odoo', exact: true }).click();
    await page.setViewportSize({ width: 800, height: 900 });
    expect(await findViolationsInBothColours(page)).toEqual([]);
  } finally {
    await odoo.close();
  }
});

test('a report holds what was read of Odoo; it and a snapshot from elsewhere open read-only', async ({
  collega,
}) => {
  test.setTimeout(120_000);
  const odoo = await startPracticeOdoo(collega, 'failed-mails');
  const { page } = await collega.open();
  try {
    await connectOdoo(page, odoo.url);
    const databases = page.getByRole('group', { name: 'Databases' });
    await databases.getByRole('button', { name: 'failed-mails' }).click();
    await page.getByRole('link', { name: 'Failed mails' }).click();
    await page.getByRole('button', { name: 'Read failed mails' }).click();
    const counts = page.getByText(/^Failed mails: \d+;/);
    await expect(counts).toBeVisible();
    // What was read stays in sight when one comes back.
    await page.getByRole('link', { name: 'Outgoing Mail Servers' }).click();
    await page.goBack();
    await expect(counts).toBeVisible();

    await page.getByRole('link', { name: 'Outgoing Mail Servers' }).click();
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Report' });
    await expect(dialog.getByRole('checkbox', { name: 'Add what was read of Odoo' })).toBeChecked();
    await dialog.getByRole('button', { name: 'Save JSON' }).click();
    await expect(dialog.getByRole('status').filter({ hasText: 'Saved: ' })).toBeVisible();
    await page.keyboard.press('Escape');
    const folder = join(collega.dataFolder, 'downloads');
    const saved = join(folder, readdirSync(folder).find((name) => name.endsWith('.json')) ?? '');
    const { odoo: reported } = reportBundle.parse(JSON.parse(readFileSync(saved, 'utf8')));
    const snapshot = join(collega.dataFolder, 'snapshot.json');
    writeFileSync(snapshot, JSON.stringify(reported?.snapshot));

    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByLabel('Report file').setInputFiles(saved);
    const differences = page.getByRole('region', { name: 'Differences' });
    await expect(differences).toContainText('difference');
    await expect(page.getByRole('region', { name: 'Failed mails' })).toContainText('Failed mails:');
    await expect(page.getByRole('region', { name: /^Odoo, as it was read/ })).toContainText(
      mailbox,
    );
    await expect(page.getByRole('button', { name: /^Try \d+ mails? again$/ })).toHaveCount(0);
    expect(await findViolationsInBothColours(page)).toEqual([]);

    await page.getByRole('button', { name: 'Close this report' }).click();
    await page.getByLabel('Report file').setInputFiles(snapshot);
    const note = page.getByRole('region', { name: 'Snapshot of an Odoo, read-only' });
    await expect(note).toContainText('snapshot.json');
    await expect(page.getByRole('region', { name: 'Servers in Odoo' })).toContainText(mailbox);
    await page.setViewportSize({ width: 800, height: 900 });
    expect(await findViolations(page)).toEqual([]);
  } finally {
    await odoo.close();
  }
});
