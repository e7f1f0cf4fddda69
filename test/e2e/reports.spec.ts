import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../src/portable/find-browser.ts';
import { ServerForm } from './pages/server-form.ts';
import { signInAs } from './pages/sign-in-pages.ts';
import { ServerListPage } from './pages/server-list.ts';
import { addServers } from './support/add-servers.ts';
import { expect, test, type CollegaFixture } from './support/collega-test.ts';

const pictures = join(import.meta.dirname, '..', '..', 'artefacts', 'pictures');
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const mailbox = 'smtp-disabled-mailbox@sandbox.example';

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(axePath, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

/** A failed test of a linked mailbox, and the dialog that reports it. */
async function openReportDialog(collega: CollegaFixture) {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.field('Username').fill(mailbox);
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, mailbox);
  await expect(form.tokenValid).toBeVisible();
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('failed');
  await form.testPanel.getByRole('button', { name: 'Report', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Report' });
  await expect(dialog.getByRole('button', { name: 'Copy text' })).toBeEnabled();
  return { page, form, dialog };
}

function readSaved(collega: CollegaFixture, ending: string): string {
  const folder = join(collega.dataFolder, 'downloads');
  const name = readdirSync(folder).find((each) => each.endsWith(ending));
  if (name === undefined) throw new Error(`no ${ending} was saved`);
  return join(folder, name);
}

/** The saved page in a browser of its own, offline, as its receiver opens it. */
async function openSavedPage(path: string, act: (page: Page) => Promise<void>): Promise<void> {
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

test('a report is saved as one page that opens offline, light and dark, in both languages', async ({
  collega,
}) => {
  test.setTimeout(120_000);
  const { page, dialog } = await openReportDialog(collega);
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save HTML' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved: ' })).toContainText('.html');
  await dialog.getByRole('radio', { name: 'Italiano' }).click();
  await dialog.getByRole('radio', { name: 'Mask mailbox names' }).check();
  await dialog.getByRole('button', { name: 'Save HTML' }).click();
  await expect.poll(() => readdirSync(join(collega.dataFolder, 'downloads')).length).toBe(2);

  const saved = readdirSync(join(collega.dataFolder, 'downloads')).sort();
  for (const name of saved) {
    const language = name.includes(mailbox) ? 'en' : 'it';
    await openSavedPage(join(collega.dataFolder, 'downloads', name), async (report) => {
      await expect(report.locator('html')).toHaveAttribute('lang', language);
      await expect(report.getByRole('heading', { level: 1 })).toContainText('Sandbox');
      const text = (await report.locator('body').textContent()) ?? '';
      expect(text.includes(mailbox)).toBe(language === 'en');
      expect(text).toContain('SmtpClientAuthentication is disabled for the Mailbox');
      // Applied only if the policy's hash is that of the style sheet.
      await expect(report.locator('main')).toHaveCSS('max-width', '992px');
      for (const colorScheme of ['light', 'dark'] as const) {
        await report.emulateMedia({ colorScheme });
        for (const width of [800, 1400]) {
          await report.setViewportSize({ width, height: 900 });
          const path = join(pictures, `report-page-${language}-${colorScheme}-${width}.png`);
          await report.screenshot({ path, fullPage: true });
          const overflow = await report.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow).toBeLessThanOrEqual(0);
        }
        expect(await findViolations(report), colorScheme).toEqual([]);
      }
    });
  }
});

test('a report for strangers hides mailbox, client, domain and app, and says so when it is opened', async ({
  collega,
}) => {
  const { page, dialog } = await openReportDialog(collega);
  const choice = dialog.getByRole('radio', { name: 'Mask mailboxes and organisation' });
  await choice.check();
  await expect(choice).toHaveAccessibleDescription(/mailbox-1@domain-1\.example/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [800, 1400]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({
        path: join(pictures, `report-dialog-${colorScheme}-${width}.png`),
      });
    }
    expect(await findViolations(page)).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Save HTML' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved: ' })).toContainText('client-1');
  const path = readSaved(collega, '.html');
  const saved = readFileSync(path, 'utf8');
  expect(saved).toContain('mailbox-1@domain-1.example');
  expect(saved.toLowerCase()).not.toMatch(/smtp-disabled-mailbox@|sandbox\.example/);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page.getByLabel('Report file').setInputFiles(path);
  const note = page.getByRole('region', { name: 'Report on “client-1”, read-only' });
  await expect(note).toContainText('Mailboxes and organisation are masked');
  await expect(page.getByText('Set-CASMailbox <MAILBOX>')).toBeVisible();
  const name = page.getByLabel('mailbox-1 is');
  await name.fill('anna');
  await expect(page.locator('.name-mailboxes .field-problem')).toBeVisible();
  await name.fill('anna@x.it');
  await name.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'filled in: 1' })).toBeVisible();
  await expect(page.getByText('Set-CASMailbox anna@x.it')).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(pictures, `reports-names-${colorScheme}.png`) });
  }
});

test('a saved report opens again, read-only and marked, by file and by drop', async ({
  collega,
}) => {
  const { page, dialog, form } = await openReportDialog(collega);
  for (const format of ['HTML', 'JSON']) {
    await dialog.getByRole('button', { name: `Save ${format}` }).click();
    await expect(dialog.getByRole('status').filter({ hasText: 'Saved: ' })).toContainText(
      `.${format.toLowerCase()}`,
    );
  }
  await page.keyboard.press('Escape');
  await expect(form.testPanel.getByRole('button', { name: 'Report' })).toBeFocused();
  await page.getByRole('link', { name: 'Reports', exact: true }).click();

  await page.getByLabel('Report file').setInputFiles(readSaved(collega, '.json'));
  const note = page.getByRole('region', { name: 'Report on “Sandbox”, read-only' });
  await expect(note).toContainText('.json');
  await expect(note).toContainText(/Made on .* by Collega .*0\.0\.0-test/);
  await expect(note.getByRole('link', { name: 'Sandbox' })).toBeVisible();
  // A report belongs to no client, and still the client stays in the bar, with the way back.
  await expect(page.getByRole('button', { name: 'Client: Sandbox' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Outgoing Mail Servers' })).toBeVisible();
  const server = page.getByRole('region', { name: /Outgoing: .*smtp-disabled-mailbox@/ });
  await expect(server).toContainText('Connection test failed');
  await expect(server).toContainText('The Exchange administrator');
  await expect(server.getByRole('log', { name: 'Steps' })).toContainText('Authentication');
  expect(await findViolations(page)).toEqual([]);
  for (const width of [800, 1400]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(pictures, `reports-open-${width}.png`), fullPage: true });
  }
  await page.getByRole('button', { name: 'Close this report' }).click();
  await expect(note).toBeHidden();

  const html = readFileSync(readSaved(collega, '.html'), 'utf8');
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'from-client.html', { type: 'text/html' }));
    return data;
  }, html);
  await page.getByLabel('Report file').dispatchEvent('drop', {
    dataTransfer: transfer,
  });
  await expect(note).toContainText('from-client.html');
  await expect(server).toContainText('Connection test failed');
});

test('a damaged report is refused with the field that is wrong, and the next one opens', async ({
  collega,
}) => {
  const { page, dialog } = await openReportDialog(collega);
  await dialog.getByRole('button', { name: 'Save JSON' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved: ' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  const json = readFileSync(readSaved(collega, '.json'), 'utf8');
  const give = (name: string, text: string) =>
    page.getByLabel('Report file').setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
  await give('damaged.json', json.replace('"status": "failed"', '"status": "fine"'));
  await expect(page.getByRole('alert')).toContainText(/servers\.0\.test\.steps\.\d+\.status/);
  expect(await findViolations(page)).toEqual([]);
  await give('film.mp4', 'ftypisom');
  await expect(page.getByRole('alert')).toContainText('not a Collega report');
  await give('whole.json', json);
  await expect(page.getByRole('region', { name: /^Report on/ })).toContainText('whole.json');
});

test('the text for a ticket is copied within the click, by keyboard too', async ({ collega }) => {
  const { page, dialog } = await openReportDialog(collega);
  // The window hears of the copy after the page has filled it; no page may read the clipboard.
  const copied = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const take = (event: ClipboardEvent) =>
          resolve(event.clipboardData?.getData('text/plain') ?? '');
        window.addEventListener('copy', take, { once: true });
      }),
  );
  await dialog.getByRole('button', { name: 'Copy text' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Copied')).toBeVisible();
  expect(await copied).toContain('Mail servers that do not work: 1 of 1.');
  expect(await copied).toContain('The Exchange administrator');
});

test('both lists report the whole client', async ({ collega }) => {
  const { page } = await collega.open();
  for (const list of ['Outgoing Mail Servers', 'Incoming Mail Servers']) {
    await page.getByRole('link', { name: list }).first().click();
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Report' });
    await dialog.getByRole('button', { name: 'Save JSON' }).click();
    await expect(dialog.getByRole('status').filter({ hasText: 'Saved: ' })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  expect(readdirSync(join(collega.dataFolder, 'downloads'))).toHaveLength(2);
  const bundle: unknown = JSON.parse(readFileSync(readSaved(collega, '.json'), 'utf8'));
  expect(bundle).toMatchObject({
    servers: [{ direction: 'outgoing' }, { direction: 'incoming' }],
  });
});

test('a file dropped beside the place for it does not take the window away', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const prevented = await page.evaluate(() => {
    const event = new DragEvent('drop', { cancelable: true, bubbles: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(prevented).toBe(true);
});

test('a report from a filtered list is about the servers that the list shows', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  await addServers(services, [
    ['Anna', 'works'],
    ['Zeno', 'mfa'],
  ]);
  const list = new ServerListPage(page);
  await list.open('Outgoing');
  await list.search.fill('zeno');
  await expect(list.names).toHaveText(['Zeno']);
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Report' });
  await expect(
    dialog.getByRole('radio', { name: 'The mail servers selected or shown in the list: 1' }),
  ).toBeChecked();
  const copied = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.addEventListener(
          'copy',
          (event) => resolve(event.clipboardData?.getData('text/plain') ?? ''),
          { once: true },
        );
      }),
  );
  await dialog.getByRole('button', { name: 'Copy text' }).click();
  const text = await copied;
  expect(text).toContain('mfa@sandbox.example');
  expect(text).not.toContain('works@sandbox.example');
});
