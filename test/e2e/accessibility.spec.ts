import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Page } from '@playwright/test';
import { expect, test } from './support/collega-test.ts';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { screens } from './support/screens.ts';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Runs axe in the page, over the debugger: the page's policy lets no script in. */
async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ collega }) => {
    const { page } = await collega.open();
    await page.emulateMedia({ colorScheme });
    for (const { name, open } of screens) {
      await open(page);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await findViolations(page), name).toEqual([]);
    }
  });
}

test('axe finds nothing on a form with a failed test and its findings', async ({ collega }) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Username').fill('smtp-disabled-mailbox@sandbox.example');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'smtp-disabled-mailbox@sandbox.example');
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('failed');
  expect(await findViolations(page)).toEqual([]);
});
