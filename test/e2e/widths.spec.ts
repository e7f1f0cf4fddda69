import { expect, test } from './support/collega-test.ts';
import { screens } from './support/screens.ts';

// All widths, both colour schemes and what lies over the screens: `npm run pictures`.
test('no screen scrolls sideways at 800 pixels, English and Italian', async ({ collega }) => {
  test.setTimeout(120_000);
  const { page } = await collega.open();
  await page.setViewportSize({ width: 800, height: 900 });
  for (const { name, open } of screens) {
    await open(page);
    for (const [preferences, language, code] of [
      ['Preferences', 'Italiano', 'it'],
      ['Preferenze', 'English', 'en'],
    ] as const) {
      await page.getByRole('button', { name: preferences }).click();
      await page.getByRole('radio', { name: language }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', code);
      await page.keyboard.press('Escape');
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} in ${language}`).toBeLessThanOrEqual(0);
    }
  }
});
