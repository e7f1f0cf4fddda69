import { type Locator, type Page } from '@playwright/test';

/** Picks an account on the practice tenant's page. */
export async function pickAccount(page: Page, account: string): Promise<void> {
  await page.getByRole('button', { name: account }).click();
}

/**
 * Clicks the button that leads to the redirect. `click` itself would wait for the page that follows,
 * which never comes: the sign-in window stops the redirect and closes. The mouse waits for nothing.
 */
export async function clickBeforeRedirect(button: Locator): Promise<void> {
  await button.hover();
  const { mouse } = button.page();
  await mouse.down();
  await mouse.up();
}

/**
 * Picks an account and accepts, where that was not done before; the window closes by itself when
 * the redirect is stopped.
 */
export async function signInAs(page: Page, account: string): Promise<void> {
  await pickAccount(page, account);
  const accept = page.getByRole('button', { name: 'Accept' });
  const closed = page.waitForEvent('close').catch(() => undefined);
  await Promise.race([clickBeforeRedirect(accept).catch(() => undefined), closed]);
  if (!page.isClosed()) await page.waitForEvent('close');
}
