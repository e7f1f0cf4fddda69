import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';
import { screens } from './support/screens.ts';

const folder = join(import.meta.dirname, '..', '..', 'artefacts', 'pictures');

/** Chooses a language in the window itself, as a user would; it changes at once. */
async function chooseLanguage(page: Page, language: 'English' | 'Italiano'): Promise<void> {
  await page.getByRole('button', { name: /^(Preferences|Preferenze)$/ }).click();
  await page.getByRole('radio', { name: language }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'it');
  await page.keyboard.press('Escape');
}

/** Takes the screen as it stands, in both colour schemes and both widths. */
async function takePictures(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [800, 1400]) {
      await page.setViewportSize({ width, height: 900 });
      const path = join(folder, `${name}-${colorScheme}-${width}.png`);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} at ${width} pixels scrolls sideways`).toBeLessThanOrEqual(0);
    }
  }
}

test('every screen fits at 800 and 1400 pixels, light and dark, English and Italian', async ({
  collega,
}) => {
  test.setTimeout(120_000);
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, 'works@sandbox.example');
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('passed');
  await form.openIncoming('Sandbox incoming');
  await form.button('Test & Confirm').click();
  await expect(form.verdict).toContainText('passed');

  for (const { name, open } of screens) {
    await page.setViewportSize({ width: 1400, height: 900 });
    await open(page);
    await takePictures(page, `${name}-en`);
    await chooseLanguage(page, 'Italiano');
    await takePictures(page, `${name}-it`);
    await chooseLanguage(page, 'English');
  }
});
