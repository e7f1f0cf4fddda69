import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type Language } from '../../src/contract/settings.ts';
import { type Scene } from './scenes.ts';

const root = join(import.meta.dirname, '..', '..');
/** The narrowest window in which the bar is one row in both languages. */
const documentWidth = 1280;
/** Lower than any content: a picture of all of it then ends where the content ends. */
const lowWindow = 300;

/** Takes the screen as it stands, in both colour schemes and both widths. */
export async function takePictures(page: Page, name: string, windowOnly: boolean): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [800, 1280, 1400]) {
      await page.setViewportSize({ width, height: 900 });
      const path = join(root, 'artefacts', 'pictures', `${name}-${colorScheme}-${width}.png`);
      // What lies over the screen lies over the window, not over a page as long as its content.
      await page.screenshot({ path, fullPage: !windowOnly, animations: 'disabled' });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(overflow, `${name} at ${width} pixels scrolls sideways`).toBeLessThanOrEqual(0);
    }
  }
}

/** Takes the picture that the guide shows, in few colours so that a clone stays small. */
export async function takeDocumentPicture(
  page: Page,
  { document: wanted }: Scene,
  language: Language,
): Promise<void> {
  if (wanted === undefined) return;
  await page.emulateMedia({ colorScheme: 'light' });
  const whole = wanted.height === 'content';
  const height = wanted.height === 'content' ? lowWindow : wanted.height;
  await page.setViewportSize({ width: documentWidth, height });
  if (wanted.from !== undefined) {
    await page
      .locator(wanted.from)
      .evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
  } else {
    // The way to a screen may have scrolled it. At once: the style sheet scrolls smoothly, and a
    // picture would show the page on its way.
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  }
  const path = join(root, 'docs', 'guide', 'pictures', language, `${wanted.name}.png`);
  await page.screenshot({ path, fullPage: whole, animations: 'disabled' });
  saveColours(path);
}

function saveColours(path: string): void {
  const { status, error } = spawnSync('convert', [
    path,
    ...['+dither', '-colors', '64', '-strip', '-define', 'png:compression-level=9'],
    `PNG8:${path}`,
  ]);
  if (status !== 0) {
    throw new Error(`ImageMagick could not make ${path} smaller`, { cause: error });
  }
}
