import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../src/portable/find-browser.ts';
import { ServerForm } from '../pages/server-form.ts';
import { signInAs } from '../pages/sign-in-pages.ts';
import { expect, type CollegaFixture } from './collega-test.ts';

export const failedMailbox = 'smtp-disabled-mailbox@sandbox.example';

/** A failed test of a linked mailbox, and the dialog that reports it. */
export async function openReportDialog(collega: CollegaFixture) {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Username').fill(failedMailbox);
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, failedMailbox);
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('failed');
  await form.testPanel.getByRole('button', { name: 'Report', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Report' });
  await expect(dialog.getByRole('button', { name: 'Copy text' })).toBeEnabled();
  return { page, form, dialog };
}

export function readSaved(collega: CollegaFixture, ending: string): string {
  const folder = join(collega.dataFolder, 'downloads');
  const name = readdirSync(folder).find((each) => each.endsWith(ending));
  if (name === undefined) throw new Error(`no ${ending} was saved`);
  return join(folder, name);
}

/** The saved page in a browser of its own, offline, as its receiver opens it. */
export async function openSavedPage(
  path: string,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const found = findBrowser(process.platform, {
    ...process.env,
    COLLEGA_BROWSER: process.env['COLLEGA_TEST_BROWSER'],
  });
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const browser = await chromium.launch({
    ...(found === null ? {} : { executablePath: found.executablePath }),
    chromiumSandbox: !asRoot,
  });
  try {
    const page = await browser.newPage({ bypassCSP: false });
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (line) => complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`file://${path}`);
    await act(page);
    expect(requests).toEqual([`file://${path}`]);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}

/** What the page copies next. The window hears of it after the page has filled it; no page may read the clipboard. */
export function nextCopiedText(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.addEventListener(
          'copy',
          (event) => resolve(event.clipboardData?.getData('text/plain') ?? ''),
          { once: true },
        );
      }),
  );
}
