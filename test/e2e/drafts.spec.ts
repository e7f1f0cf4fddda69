import { ServerForm } from './pages/server-form.ts';
import { ServerListPage } from './pages/server-list.ts';
import { crashWindow } from './support/crash-window.ts';
import { expect, test } from './support/collega-test.ts';

test('what was typed comes back after a crash of the window, marked as unsaved', async ({
  collega,
}) => {
  const app = await collega.open();
  const services = app.collega;
  let form = new ServerForm(app.page);
  /** All drafts as they are held outside of the window. */
  const written = async () => {
    const { signal } = new AbortController();
    const sender = { trusted: true, description: 'test' };
    const list = await services.bridge.answer('drafts.list', {}, sender, signal);
    const keys = list.ok ? (list.value as { key: string }[]).map(({ key }) => key) : [];
    const drafts = await Promise.all(
      keys.map((key) => services.bridge.answer('drafts.read', { key }, sender, signal)),
    );
    return JSON.stringify(drafts.map((draft) => draft.ok && draft.value));
  };
  /** Kills the page's own process; the shell then opens another window at the same address. */
  const crash = async () => {
    await crashWindow(app);
    form = new ServerForm(app.page);
  };

  await form.openOutgoing('Sandbox outgoing');
  await form.field('Name').fill('Half a na');
  await form.field('SMTP Server').fill('mail.example.com');
  await expect.poll(written).toContain('mail.example.com');
  await crash();
  await expect(form.field('Name')).toHaveValue('Half a na');
  await expect(form.field('SMTP Server')).toHaveValue('mail.example.com');
  await expect(form.main.getByText('Unsaved changes')).toBeVisible();

  await form.button('Discard').click();
  await expect(form.field('Name')).toHaveValue('Sandbox outgoing');
  await expect.poll(written).toBe('[]');

  const list = new ServerListPage(app.page);
  await list.open('Incoming');
  await list.main.getByRole('link', { name: 'New', exact: true }).click();
  await form.field('Name').fill('New one');
  await form.field('Username').fill('ann@sandbox.example');
  await expect.poll(written).toContain('ann@sandbox.example');
  await crash();
  await expect(form.field('Username')).toHaveValue('ann@sandbox.example');
  await form.button('Save').click();
  await expect(form.main.getByRole('heading', { level: 1, name: 'New one' })).toBeVisible();
  await expect.poll(written).toBe('[]');
});

test('the name of a new client comes back after a crash, in its dialog', async ({ collega }) => {
  const app = await collega.open({ withoutSandbox: true });
  await app.page.getByRole('button', { name: 'New client' }).first().click();
  const name = () => app.page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
  await name().fill('Contoso Ita');
  const drafts = async () => {
    const { signal } = new AbortController();
    const sender = { trusted: true, description: 'test' };
    const asked = { key: 'new-client' };
    return JSON.stringify(await app.collega.bridge.answer('drafts.read', asked, sender, signal));
  };
  await expect.poll(drafts).toContain('Contoso Ita');
  await crashWindow(app);
  await expect(name()).toHaveValue('Contoso Ita');
  await app.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(drafts).not.toContain('Contoso');
});

test('leaving a changed record saves it, as Odoo does, and keeps no draft', async ({ collega }) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  const list = new ServerListPage(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Name').fill('Renamed');
  await list.open('Outgoing');
  await expect(list.names).toHaveText(['Renamed']);
  await list.open('Incoming');
  await form.openOutgoing('Renamed');
  await form.field('Name').fill('');
  await page.getByRole('link', { name: 'Incoming Mail Servers' }).first().click();
  const question = page.getByRole('dialog');
  await expect(question.getByRole('listitem')).toHaveText('Name: Required.');
  await question.getByRole('button', { name: 'Stay here' }).click();
  await expect(form.field('Name')).toBeFocused();
  await page.getByRole('link', { name: 'Incoming Mail Servers' }).first().click();
  await question.getByRole('button', { name: 'Discard changes' }).click();
  await form.openOutgoing('Renamed');
  await expect(form.main.getByText('Unsaved changes')).toBeHidden();

  // On a tab that is not in sight.
  await form.openIncoming('Sandbox incoming');
  await form.main.getByRole('tab', { name: 'Advanced' }).click();
  await form.field('Server Priority').fill('-1');
  await form.main.getByRole('tab', { name: 'Server & Login' }).click();
  await form.button('Save').click();
  await expect(form.field('Server Priority')).toBeFocused();
});
