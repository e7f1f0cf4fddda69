import { type Page } from '@playwright/test';
import { expect, test } from './support/collega-test.ts';
import { findViolations } from './support/find-violations.ts';
import { screens } from './support/screens.ts';
import { findWrongItalian } from './support/wrong-italian.ts';

// All widths, both colour schemes and what lies over the screens: `npm run pictures`. Dark colours:
// accessibility.spec.ts.
test('every screen fits 800 pixels in both languages, axe finds nothing, and the Italian is of one piece: tu, in arrivo, one practice tenant', async ({
  collega,
}) => {
  test.setTimeout(180_000);
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
      if (code === 'it') expect(await findWrongItalian(page), name).toEqual([]);
      expect(await findViolations(page), `${name} in ${language}`).toEqual([]);
      expect(await overflowOf(page, 'normal'), `${name} in ${language}`).toBeLessThanOrEqual(0);
      const stretched = await overflowOf(page, '0.25em');
      expect(
        stretched,
        `${name} in ${language}, texts of 1.5 times the length`,
      ).toBeLessThanOrEqual(0);
    }
  }
});

/** Pixels by which the page is too wide. A quarter of an em after each letter makes texts half as long again. */
function overflowOf(page: Page, letterSpacing: string): Promise<number> {
  return page.evaluate((spacing) => {
    const { style } = document.documentElement;
    style.letterSpacing = spacing;
    const { scrollWidth, clientWidth } = document.documentElement;
    style.letterSpacing = '';
    return scrollWidth - clientWidth;
  }, letterSpacing);
}
