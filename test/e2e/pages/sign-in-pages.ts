import { type Page } from '@playwright/test';

/** Picks an account on the practice tenant's page. */
export async function pickAccount(page: Page, account: string): Promise<void> {
  await page.getByRole('button', { name: account }).click();
}

/**
 * Picks an account and accepts, where that was not done before; the window closes by itself when
 * the redirect is stopped.
 */
export async function signInAs(page: Page, account: string): Promise<void> {
  await pickAccount(page, account);
  const accept = page.getByRole('button', { name: 'Accept' });
  const closed = page.waitForEvent('close').catch(() => undefined);
  await Promise.race([accept.click({ noWaitAfter: true }).catch(() => undefined), closed]);
  if (!page.isClosed()) await page.waitForEvent('close');
}
