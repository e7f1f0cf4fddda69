import { expect } from '@playwright/test';
import { type PortableApp } from '../../../src/portable/open-portable-app.ts';

/**
 * Kills the page's process by the browser's own protocol (the window itself reaches no chrome:
 * address); answers when another window has taken its place.
 */
export async function crashWindow(app: PortableApp): Promise<void> {
  const { page } = app;
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await expect.poll(() => app.page !== page, { timeout: 30_000 }).toBe(true);
}
