import { expect, test } from './support/collega-test.ts';

const odooDialog =
  "The server refused the sender address (sales@contoso.com) with error b'5.7.57 Client not authenticated to send mail.'";

test('an Odoo dialog that blames the sender is explained truly, by keyboard alone', async ({
  collega,
}) => {
  const { page } = await collega.open();
  // The keyboard is faster than the first answer of the services: start where a person would.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sandbox outgoing');
  await page.getByRole('link', { name: 'Explain an error' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Explain an error');
  const text = page.getByRole('textbox', { name: 'Text with the error' });
  await text.focus();
  await page.keyboard.insertText(odooDialog);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Explain', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  const found = page.getByRole('article', {
    name: 'Odoo blames the sender, but the sign-in was refused',
  });
  await expect(found).toContainText('The Exchange administrator');
  await expect(found).toContainText(
    'Set-CASMailbox sales@contoso.com -SmtpClientAuthenticationDisabled $false',
  );
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('commands are filled from the client whose screen it is, and secrets are masked', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.getByRole('link', { name: 'Explain an error' }).click();
  await page
    .getByRole('textbox', { name: 'Text with the error' })
    .fill(
      'error=access_denied&error_description=AADSTS90094%3a+Administrator+consent+is+required.&code=0.AXoAplantedplantedplantedplanted',
    );
  await page.keyboard.press('Control+Enter');
  const found = page.getByRole('article', { name: 'An administrator must approve the app' });
  await expect(found).toContainText(`client_id=${collega.sandbox.environment.applicationId}`);
  const pasted = page.getByLabel('What you pasted, secrets masked');
  await expect(pasted).toContainText('code=•••');
  await expect(pasted).not.toContainText('planted');
});

test('an unknown error is said to be unknown, with what to look for', async ({ collega }) => {
  const { page } = await collega.open();
  await page.getByRole('link', { name: 'Explain an error' }).click();
  await page.getByRole('textbox', { name: 'Text with the error' }).fill('It does not work.');
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  const verdict = page.getByRole('status').filter({ hasText: 'Not recognised' });
  await expect(verdict).toContainText('AADSTS50011');
  await expect(page.getByRole('article')).toHaveCount(0);
});

test('it speaks Italian', async ({ collega }) => {
  const { page } = await collega.open({ language: 'it' });
  await page.getByRole('link', { name: 'Spiega un errore' }).click();
  await page
    .getByRole('textbox', { name: 'Testo con l’errore' })
    .fill('Prima di utilizzarlo accedi al tuo account Outlook.');
  await page.getByRole('button', { name: 'Spiega', exact: true }).click();
  await expect(
    page.getByRole('article', { name: 'In Odoo questo server non è ancora collegato' }),
  ).toBeVisible();
});

test('the lines that decided are highlighted where they stand, and a finding says how certain it is', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.getByRole('link', { name: 'Explain an error' }).click();
  const quoted =
    'Hello,\n\n> 550 5.7.60 SMTP; Client does not have permis=\n> sions to send as this sender\n\nGoodbye';
  await page.getByRole('textbox', { name: 'Text with the error' }).fill(quoted);
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  const pasted = page.getByLabel('What you pasted, secrets masked');
  await expect(pasted.locator('mark')).toHaveText(/5\.7\.60[^]*sions to send as this sender$/);
  await expect(pasted).toContainText('Goodbye');
  await expect(page.getByRole('article').first()).toContainText(
    'Certain: the other side said so itself',
  );
});

test('words of another service are named as such, and get no finding', async ({ collega }) => {
  const { page } = await collega.open();
  await page.getByRole('link', { name: 'Explain an error' }).click();
  await page
    .getByRole('textbox', { name: 'Text with the error' })
    .fill('535 5.7.8 Username and Password not accepted. support.google.com - gsmtp');
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  const verdict = page.getByRole('status').filter({ hasText: 'Not recognised' });
  await expect(verdict).toContainText('These are words of Gmail');
  await expect(page.getByRole('article')).toHaveCount(0);
});
