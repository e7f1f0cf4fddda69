import { ServerForm } from './pages/server-form.ts';
import { ServerListPage } from './pages/server-list.ts';
import { addServers } from './support/add-servers.ts';
import { expect, test } from './support/collega-test.ts';

test('Odoo’s shortcuts save, discard, make a new record and go to the next and the one before', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const form = new ServerForm(page);
  const title = page.getByRole('heading', { level: 1 });
  await addServers(services, [['Zeno', 'works']]);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Name').fill('Renamed');
  await page.keyboard.press('Alt+s');
  await expect(title).toHaveText('Renamed');
  await expect(form.main.getByText('Unsaved changes')).toBeHidden();
  await form.field('Name').fill('Not wanted');
  await page.keyboard.press('Alt+j');
  await expect(form.field('Name')).toHaveValue('Renamed');
  await form.field('Name').fill('Sandbox outgoing');
  await page.keyboard.press('Control+s');
  await expect(title).toHaveText('Sandbox outgoing');
  await page.keyboard.press('Alt+n');
  await expect(title).toHaveText('Zeno');
  await page.keyboard.press('Alt+p');
  await expect(title).toHaveText('Sandbox outgoing');
  await page.keyboard.press('Alt+c');
  await expect(title).toHaveText('New');
  await new ServerListPage(page).open('Outgoing');
  await page.keyboard.press('Alt+c');
  await expect(title).toHaveText('New');
});

test('the first Tab offers to skip to the content, and arrow keys move in a menu', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const list = new ServerListPage(page);
  await list.open('Outgoing');
  const title = page.getByRole('heading', { level: 1 });
  await page.evaluate(() => document.body.focus());
  const skip = page.getByRole('button', { name: 'Skip to the content' });
  await skip.focus();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(title).toBeFocused();
  const help = page.getByRole('button', { name: 'Help', exact: true });
  await help.focus();
  await page.keyboard.press('ArrowDown');
  const entries = page.getByRole('banner').locator('.menu-panel:popover-open .menu-entry');
  await expect(entries.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(entries.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(entries.first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(help).toBeFocused();
});

test('a form shows the host that Odoo fills in beside Microsoft’s, and takes either by one click', async ({
  collega,
}) => {
  const { page } = await collega.open({ withoutSandbox: true });
  await page
    .getByRole('button', { name: /^New client/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Contoso');
  await page.getByRole('button', { name: 'Create' }).click();
  for (const [direction, host, microsofts, odoos] of [
    ['Outgoing', 'SMTP Server', 'smtp.office365.com', 'smtp.outlook.com'],
    ['Incoming', 'Server Name', 'outlook.office365.com', 'imap.outlook.com'],
  ] as const) {
    await new ServerListPage(page).open(direction);
    await page.getByRole('link', { name: 'New', exact: true }).click();
    const form = new ServerForm(page);
    await expect(form.field(host)).toHaveValue(microsofts);
    await expect(form.main).toContainText(`Odoo fills in ${odoos}`);
    await form.button(`Use ${odoos}`).click();
    await expect(form.field(host)).toHaveValue(odoos);
    await form.button(`Use ${microsofts}`).click();
    await expect(form.field(host)).toHaveValue(microsofts);
    await page.keyboard.press('Alt+j');
  }
});
