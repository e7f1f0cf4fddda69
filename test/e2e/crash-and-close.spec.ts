import { ServerForm } from './pages/server-form.ts';
import { crashWindow } from './support/crash-window.ts';
import { expect, test } from './support/collega-test.ts';

const asker = { trusted: true, description: 'test' };
const never = new AbortController().signal;

test('a window that crashes comes back where it was, with its form and the sign-in under way; the third time it says so', async ({
  collega,
}) => {
  const app = await collega.open();
  const form = new ServerForm(app.page);
  await form.openOutgoing('Sandbox outgoing');
  await form.chooseWay('Paste the address');
  await expect(form.outlookAccount).toContainText('3. Paste that whole address here');
  await form.field('Name').fill('Typed before the crash');
  await expect
    .poll(() => app.collega.bridge.answer('drafts.list', {}, asker, never))
    .toMatchObject({ value: [{}] });
  const address = app.page.url();

  await crashWindow(app);
  const again = new ServerForm(app.page);
  expect(app.page.url()).toBe(address);
  await expect(again.field('Name')).toHaveValue('Typed before the crash');
  await expect(again.outlookAccount).toContainText('3. Paste that whole address here');
  await again.button('Cancel sign-in').click();
  await expect(again.main).toContainText('Sign-in cancelled. Nothing was changed.');

  await crashWindow(app);
  await expect(new ServerForm(app.page).field('Name')).toHaveValue('Typed before the crash');
  await crashWindow(app);
  await expect(app.page.getByRole('heading')).toHaveText('Collega’s window keeps crashing');
  await app.page.close();
  await app.closed;
});

test('closing the window saves what is valid, asks about what is not, and closes at once', async ({
  collega,
}) => {
  const first = await collega.open();
  const form = new ServerForm(first.page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Name').fill('Saved by closing');
  await first.page.close({ runBeforeUnload: true });
  await first.closed;

  const second = await collega.open();
  const again = new ServerForm(second.page);
  await again.openOutgoing('Saved by closing');
  await again.field('Username').fill('no address');
  await second.page.close({ runBeforeUnload: true });
  const dialog = second.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await expect(again.field('Username')).toHaveValue('no address');
  await second.page.keyboard.press('F5');
  await expect(again.field('Username')).toHaveValue('no address');
  await second.page.close({ runBeforeUnload: true });
  await dialog.getByRole('button', { name: 'Discard changes' }).click();
  await second.closed;
});
