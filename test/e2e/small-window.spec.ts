import { type Page } from '@playwright/test';
import { passphrase, setTheStage } from '../pictures/set-the-stage.ts';
import { ServerForm } from './pages/server-form.ts';
import { expect, test } from './support/collega-test.ts';

/** Where the screen's own content begins, from the top of the window. */
const contentStart = (page: Page): Promise<number> =>
  page
    .locator('.page-body, .sheet')
    .first()
    .evaluate((body) => body.getBoundingClientRect().top);

test('at 200 % zoom a screen has more than half of the window to itself', async ({ collega }) => {
  const { page } = await collega.open();
  const height = 430;
  await page.setViewportSize({ width: 640, height });
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  expect(height - (await contentStart(page))).toBeGreaterThan(height / 2);
  // Further down the bars are gone, or small: nothing else covers the content.
  await page.evaluate(() => window.scrollTo({ top: 400, behavior: 'instant' }));
  const covered = await page.evaluate(() => {
    const heights = [...document.querySelectorAll('body *')].flatMap((element) => {
      const { position } = getComputedStyle(element);
      if (position !== 'sticky' && position !== 'fixed') return [];
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < 100 ? [bottom] : [];
    });
    return Math.max(0, ...heights);
  });
  expect(covered).toBeLessThan(height / 4);
});

for (const language of ['en', 'it'] as const) {
  test(`the list of clients shows all its columns at 640 pixels (${language})`, async ({
    collega,
  }) => {
    const { page, collega: services } = await collega.open({ passphrase, language });
    await setTheStage(services, collega.dataFolder);
    await page.goto(page.url().replace(/#.*$/, '#/clients'));
    const table = page.getByRole('main').getByRole('table');
    await expect(table.getByRole('row')).toHaveCount(7);
    for (const width of [640, 800]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(table.locator('.row-actions .icon-button').last()).toBeInViewport({
        ratio: 1,
      });
      const frame = await table.evaluate(({ parentElement: frame }) =>
        frame === null ? -1 : frame.scrollWidth - frame.clientWidth,
      );
      expect(frame, `${width} pixels`).toBe(0);
    }
  });
}

test('in Italian the bar is one row in a window of 1280 pixels', async ({ collega }) => {
  const { page } = await collega.open({ language: 'it' });
  await page.setViewportSize({ width: 1280, height: 860 });
  const bar = page.locator('.top-bar');
  await expect(bar.getByRole('link', { name: 'Guida' })).toBeVisible();
  expect(await bar.evaluate((element) => element.clientHeight)).toBeLessThan(60);
});

test('the practice mailboxes of the README are all in the practice bar', async ({ collega }) => {
  const { page } = await collega.open();
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.locator('.sandbox-hint summary').click();
  for (const name of ['secret-expires', 'foreign-host']) {
    await expect(page.getByRole('button', { name: `Try ${name}@sandbox.example` })).toBeVisible();
  }
});

test('the second column of the settings is one line from top to bottom', async ({ collega }) => {
  const { page } = await collega.open();
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.getByRole('link', { name: 'General Settings' }).click();
  const left = (label: string) =>
    page
      .getByText(label, { exact: true })
      .first()
      .evaluate((text) => text.getBoundingClientRect().left);
  await expect(page.getByText('Redirect URI', { exact: true }).first()).toBeVisible();
  expect(Math.abs((await left('Redirect URI')) - (await left('Secret')))).toBeLessThan(1);
});
