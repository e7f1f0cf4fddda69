import {
  sampleBundle,
  sampleFinding,
  sampleServer,
  sampleTest,
} from '../../src/services/reports/testing/sample-bundle.ts';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';
import { answerLate, refuseOnce } from './support/late-answers.ts';
import { connectOdoo, startPracticeOdoo } from './support/practice-odoo.ts';

const diskFull = 'The disk is full';

test('a refused writing to Odoo is told in its question; one whose screen was left goes on, and its result waits', async ({
  collega,
}) => {
  const odoo = await startPracticeOdoo(collega);
  const { page, collega: services } = await collega.open();
  try {
    await connectOdoo(page, odoo.url);
    const databases = page.getByRole('group', { name: 'Databases' });
    await databases.getByRole('button', { name: 'empty' }).click();
    await page.getByRole('button', { name: 'Make a plan' }).click();
    const plan = page.getByRole('region', { name: 'Plan' });
    const write = plan.getByRole('button', { name: /^Write \d+ steps to Odoo/ });
    const asked = page.getByRole('dialog');
    await write.click();
    refuseOnce(services, ['odoo.apply']);
    await asked.getByRole('button', { name: 'Write' }).click();
    await expect(asked).toContainText(diskFull);
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await expect(plan).toContainText(diskFull);
    await write.click();
    // Of the try before.
    await expect(asked).not.toContainText(diskFull);
    answerLate(services, ['odoo.apply']);
    await asked.getByRole('button', { name: 'Write' }).dblclick();
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: 'Guide', exact: true }).click();
    await page.getByRole('link', { name: 'Odoo', exact: true }).click();
    await expect(plan.getByRole('button', { name: 'Make a plan' })).toBeDisabled();
    await expect(plan).toContainText('steps done');
    await expect(plan.getByRole('button', { name: 'Make a plan' })).toBeEnabled();

    // What was refused of one Odoo is not told of the next one.
    const refusal = page.getByRole('main').getByRole('alert');
    refuseOnce(services, ['odoo.read']);
    await page.getByRole('button', { name: 'Read Odoo' }).click();
    await expect(refusal).toContainText(diskFull);
    await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await asked.getByRole('button', { name: 'Disconnect' }).click();
    await expect(page.getByLabel('API key', { exact: true })).toBeVisible();
    await expect(refusal).toHaveCount(0);
  } finally {
    await odoo.close();
  }
});

test('what is refused is told where the user looks, keeps what was typed, and can be asked again', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  refuseOnce(services, ['mailServers.create', 'guide.read', 'guide.tick']);
  await page.getByRole('link', { name: 'Guide', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(diskFull);
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  const last = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('.guide-tick') })
    .last();
  await last.locator('summary').first().click();
  await last.locator('.guide-tick').getByRole('checkbox').click();
  await expect(page.getByRole('alert')).toContainText(diskFull);
  await expect(page.getByRole('alert')).toBeInViewport();

  const hint = page.getByRole('region', { name: 'Sandbox' });
  await hint.locator('summary').click();
  await hint.getByRole('button', { name: /mfa@/ }).click();
  await expect(hint.getByRole('alert')).toContainText(diskFull);

  refuseOnce(services, ['network.saveProxy'], { after: 700 });
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('button', { name: 'Network…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'HTTP proxy' }).check();
  await dialog.getByLabel('Proxy server').fill('proxy.example');
  await dialog.getByLabel('Port').fill('8080');
  await dialog.getByRole('button', { name: 'Save proxy' }).click();
  await dialog.getByLabel('Port').fill('8081');
  await expect(dialog.getByRole('alert')).toContainText(diskFull);
  await expect(dialog.getByLabel('Port')).toHaveValue('8081');
  await dialog.getByRole('button', { name: 'Save proxy' }).click();
  await expect(dialog).toContainText('Saved.');
});

test('names of masked mailboxes that were refused are not said to be filled in, and stay to be sent again', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const finding = sampleFinding({ params: { mailbox: 'mailbox-1' } });
  const bundle = sampleBundle({
    mailboxesMasked: true,
    servers: [sampleServer({ username: 'mailbox-1', test: sampleTest({ findings: [finding] }) })],
  });
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page.getByLabel('Report file').setInputFiles({
    name: 'received.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(bundle)),
  });
  const form = page.getByRole('form', { name: 'Who are the masked mailboxes?' });
  const name = form.getByRole('textbox');
  await name.fill('anna@contoso.com');
  refuseOnce(services, ['reports.open']);
  await form.getByRole('button', { name: 'Fill in' }).click();
  await expect(form.getByRole('alert')).toContainText(diskFull);
  await expect(form.getByRole('status')).toBeEmpty();
  await expect(name).toHaveValue('anna@contoso.com');
  const late = answerLate(services, ['reports.open']);
  await form.getByRole('button', { name: 'Fill in' }).click();
  await page.getByRole('button', { name: 'Close this report' }).click();
  await late.arrived(page);
  // Closed meanwhile: it does not come back.
  await expect(page.getByLabel('Report file')).toBeVisible();
});

test('another account that could not be kept as delegate waits in its question to be kept again', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Username').fill('wrong-account@sandbox.example');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'wrong-account@sandbox.example');
  const dialog = page.getByRole('dialog', { name: 'Another account signed in' });
  const keep = dialog.getByRole('button', { name: 'Keep as delegate of a shared mailbox' });
  refuseOnce(services, ['signIn.keepAsDelegate']);
  await keep.click();
  await expect(dialog.getByRole('alert')).toContainText(diskFull);
  await keep.click();
  await expect(form.tokenValid).toBeVisible();
});

test('an explanation stays in sight, with the mailbox that was typed, when filling it in is refused', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  await page.getByRole('link', { name: 'Explain an error' }).first().click();
  await page
    .getByRole('textbox', { name: 'Text with the error' })
    .fill(
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
    );
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  const mailbox = page.getByLabel('The text does not say which mailbox it is about:');
  await mailbox.fill('anna@contoso.com');
  refuseOnce(services, ['diagnosis.explain'], { after: 300 });
  await page.getByRole('button', { name: 'Fill in' }).click();
  await expect(page.getByRole('alert')).toContainText(diskFull);
  await expect(mailbox).toHaveValue('anna@contoso.com');
  await page.getByRole('button', { name: 'Fill in' }).click();
  await expect(page.getByRole('article').first()).toContainText('anna@contoso.com');
});
