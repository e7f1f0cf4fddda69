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
    'Set-CASMailbox <MAILBOX> -SmtpClientAuthenticationDisabled $false',
  );
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Explain', exact: true })).toBeFocused();
});

test('a pasted text is masked, its deciding lines are marked, and what is unknown is said to be', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.getByRole('link', { name: 'Explain an error' }).click();
  const pasted = page.getByLabel('What you pasted, secrets masked');
  const unknown = page.getByRole('status').filter({ hasText: 'Not recognised' });
  const explain = async (text: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Text with the error' }).fill(text);
    await page.keyboard.press('Control+Enter');
  };

  await test.step('commands are filled from the client whose screen it is, and secrets are masked', async () => {
    await explain(
      'error=access_denied&error_description=AADSTS90094%3a+Administrator+consent+is+required+for+the+application.&code=0.AXoAplantedplantedplantedplanted',
    );
    const found = page.getByRole('article', { name: 'An administrator must approve the app' });
    await expect(found).toContainText(`client_id=${collega.sandbox.environment.applicationId}`);
    await expect(pasted).toContainText('code=•••');
    // Words that a form has joined by + are no secret.
    await expect(pasted).toContainText('consent+is+required+for+the+application');
    await expect(pasted).not.toContainText('planted');
  });

  await test.step('the lines that decided are highlighted, and a finding says how certain it is', async () => {
    await explain(
      'Hello,\n\n> 550 5.7.60 SMTP; Client does not have permis=\n> sions to send as this sender\n\nGoodbye',
    );
    await expect(pasted.locator('mark')).toHaveText(/5\.7\.60[^]*sions to send as this sender$/);
    await expect(pasted).toContainText('Goodbye');
    await expect(page.getByRole('article').first()).toContainText(
      'Certain: the other side said so itself',
    );
  });

  await test.step('an unknown error is said to be unknown, with what to look for', async () => {
    await explain('It does not work.');
    await expect(unknown).toContainText('AADSTS50011');
    await expect(page.getByRole('article')).toHaveCount(0);
  });

  await test.step('words of another service are named as such, and get no finding', async () => {
    await explain('535 5.7.8 Username and Password not accepted. support.google.com - gsmtp');
    await expect(unknown).toContainText('These are words of Gmail');
    await expect(page.getByRole('article')).toHaveCount(0);
  });
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
