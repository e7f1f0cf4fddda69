import { ClientsPage } from './pages/clients-page.ts';
import { SenderRulesPage } from './pages/sender-rules-page.ts';
import { ServerForm } from './pages/server-form.ts';
import { expect, test } from './support/collega-test.ts';

test('a sender typed is answered at once, with every rule tried, by keyboard alone', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const rules = new SenderRulesPage(page);
  await page.getByRole('link', { name: 'Sender rules' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sender rules');

  await rules.from.focus();
  await page.keyboard.insertText('"Works" <WORKS@sandbox.example>');
  await expect(rules.tried).toHaveCount(1);
  await expect(rules.tried).toContainText('works@sandbox.example');
  await expect(rules.tried).toContainText('Chosen: Sandbox outgoing');
  await expect(rules.verdict).toContainText('Exchange accepts it');
  await expect(rules.fact('Envelope sender')).toContainText('WORKS@sandbox.example');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(rules.example('An outsider')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rules.from).toHaveValue('"Carl Customer" <carl@elsewhere.example>');
  await expect(rules.tried).toHaveCount(6);
  await expect(rules.tried.nth(2)).toContainText('there is no notifications address');
  await expect(rules.verdict).toContainText('Exchange refuses it');
  await rules.example('A colleague without one').click();
  await expect(
    page.getByText('Add-RecipientPermission anna.colleague@sandbox.example -Trustee works@'),
  ).toBeVisible();
  await expect(rules.finding('Error: No notifications address is set')).toBeVisible();
});

test('a set-up of the guide shows what it does, does it, and mends the review', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const rules = new SenderRulesPage(page);
  await rules.open();
  await rules.use('One server per user');
  const apply = rules.dialog.getByRole('button', { name: 'Apply' });
  await expect(apply).toBeDisabled();
  await rules.dialog.getByRole('textbox', { name: 'Notifications mailbox' }).fill('info@sandbox');
  await expect(rules.dialog).toContainText('Enter one complete e-mail address');
  await rules.dialog
    .getByRole('textbox', { name: 'Notifications mailbox' })
    .fill('info@sandbox.example');
  const plan = rules.dialog.getByRole('region', { name: 'What will be done' });
  await expect(plan.getByRole('listitem')).toHaveText([
    'Keep the outgoing server “Sandbox outgoing”, which serves works@sandbox.example already',
    /^Create the outgoing server info@sandbox.example: .*FROM Filtering info@sandbox.example$/,
    /^Create the incoming server info@sandbox.example: /,
    'Set the Domain of the Alias Domain to “sandbox.example”',
    'Set the Default From Alias to “info” in place of “notifications”',
  ]);
  await apply.click();
  await expect(rules.dialog).toBeHidden();
  await expect(
    page.getByRole('button', { name: 'Use this set-up: One server per user' }),
  ).toBeFocused();
  await expect(rules.guide.getByRole('status')).toContainText('Done: One server per user');

  await rules.example('An outsider').click();
  await expect(rules.fact('From as received')).toContainText(
    'Carl Customer <info@sandbox.example>',
  );
  await expect(rules.verdict).toContainText('Exchange accepts it');

  const open = rules.finding('Error: The mailbox of the notifications address is not linked');
  await expect(rules.review.getByRole('article')).toHaveCount(1);
  await open.getByRole('link', { name: 'info@sandbox.example' }).click();
  await expect(new ServerForm(page).field('FROM Filtering')).toHaveValue('info@sandbox.example');
});

test('an existing server is changed only when its box is ticked', async ({ collega }) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('FROM Filtering').fill('sandbox.example');
  await page.getByRole('button', { name: 'Save' }).click();
  const rules = new SenderRulesPage(page);
  await rules.open();
  const domain = rules.finding(/names a whole domain: sandbox.example/);
  await expect(domain).toBeVisible();

  await rules.use('One server for all');
  await rules.dialog
    .getByRole('textbox', { name: 'Notifications mailbox' })
    .fill('works@sandbox.example');
  const choice = rules.dialog.getByRole('checkbox', { name: /^Change “Sandbox outgoing”/ });
  await expect(choice).not.toBeChecked();
  await rules.dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(rules.guide.getByRole('status')).toContainText('Left as it was: Sandbox outgoing');
  await expect(domain).toBeVisible();

  await rules.use('One server for all');
  await choice.check();
  await rules.dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(rules.guide.getByRole('status')).toContainText('Changed: Sandbox outgoing');
  await expect(domain).toBeHidden();
});

test('it speaks Italian, and changes language at once with its findings', async ({ collega }) => {
  const { page } = await collega.open({ language: 'it' });
  await page.getByRole('link', { name: 'Regole del mittente' }).click();
  await expect(
    page.getByRole('article', { name: 'Errore: Nessun indirizzo per le notifiche impostato' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Preferenze' }).click();
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(
    page.getByRole('article', { name: 'Error: No notifications address is set' }),
  ).toBeVisible();
});

test('an empty list offers the set-ups, which take addresses as Outlook copies them and leave out a bad line', async ({
  collega,
}) => {
  const { page } = await collega.open({ withoutSandbox: true });
  await new ClientsPage(page).create('Rossi');
  await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
  const rules = new SenderRulesPage(page);
  await rules.use('One server per user');
  await rules.dialog
    .getByRole('textbox', { name: 'Notifications mailbox' })
    .fill('notifications@rossi.example');
  await rules.dialog
    .getByRole('textbox', { name: 'Users’ mailboxes' })
    .fill('Rossi, Mario <mario@rossi.example>; Anna Bianchi <anna@rossi.example>\nnobody');
  await expect(rules.dialog).toContainText('Not e-mail addresses, left out: nobody');
  await expect(rules.dialog.getByRole('region').getByRole('listitem')).toHaveCount(5);
  await rules.dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(
    page.getByRole('main').getByRole('link', { name: 'mario@rossi.example' }),
  ).toBeVisible();
  await expect(page.getByRole('main').getByRole('rowheader')).toHaveCount(3);
  await page.getByRole('link', { name: 'Incoming Mail Servers' }).first().click();
  await expect(page.getByRole('main').getByRole('rowheader')).toHaveCount(1);
});
