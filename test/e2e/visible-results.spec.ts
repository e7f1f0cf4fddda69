import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';

const desk = { width: 1280, height: 860 };

test('pressing Test Connection brings the steps and the verdict into sight, with the focus', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.setViewportSize(desk);
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'works@sandbox.example');
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('Connection test passed');
  await expect(form.verdict).toBeInViewport({ ratio: 1 });
  await expect(form.testPanel.getByRole('heading', { level: 2 })).toBeFocused();
});

test('the form says below its buttons how the last test ended and when, and leads to the result', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.setViewportSize(desk);
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await expect(form.button('Show result')).toHaveCount(0);
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('Connection test failed');
  await form.openIncoming('Sandbox incoming');
  await form.openOutgoing('Sandbox outgoing');
  await expect(form.main.getByText('Last test: Failed')).toBeInViewport({ ratio: 1 });
  await form.button('Show result').click();
  await expect(form.verdict).toBeInViewport({ ratio: 1 });
  await expect(form.testPanel.getByRole('heading', { level: 2 })).toBeFocused();
});

test('the test button stays in sight at the foot of the form', async ({ collega }) => {
  const { page } = await collega.open();
  await page.setViewportSize({ width: 1280, height: 620 });
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(form.field('SMTP Port')).toBeInViewport();
  await expect(form.button('Test Connection')).toBeInViewport({ ratio: 1 });
});
