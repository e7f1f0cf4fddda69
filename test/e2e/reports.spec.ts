import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServerListPage } from './pages/server-list.ts';
import { addServers } from './support/add-servers.ts';
import { expect, test } from './support/collega-test.ts';
import { findViolations } from './support/find-violations.ts';
import {
  failedMailbox,
  nextCopiedText,
  openReportDialog,
  openSavedPage,
  readSaved,
} from './support/reports.ts';

const pictures = join(import.meta.dirname, '..', '..', 'artefacts', 'pictures');

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
    const language = name.includes(failedMailbox) ? 'en' : 'it';
    await openSavedPage(join(collega.dataFolder, 'downloads', name), async (report) => {
      await expect(report.locator('html')).toHaveAttribute('lang', language);
      await expect(report.getByRole('heading', { level: 1 })).toContainText('Sandbox');
      const text = (await report.locator('body').textContent()) ?? '';
      expect(text.includes(failedMailbox)).toBe(language === 'en');
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

test('the text for a ticket is copied within the click, by keyboard too', async ({ collega }) => {
  const { page, dialog } = await openReportDialog(collega);
  const copied = nextCopiedText(page);
  await dialog.getByRole('button', { name: 'Copy text' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Copied')).toBeVisible();
  expect(await copied).toContain('Mail servers: 1 of 1 does not work.');
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
    dialog.getByRole('radio', { name: 'The mail server selected or shown in the list' }),
  ).toBeChecked();
  const copied = nextCopiedText(page);
  await dialog.getByRole('button', { name: 'Copy text' }).click();
  const text = await copied;
  expect(text).toContain('mfa@sandbox.example');
  expect(text).not.toContain('works@sandbox.example');
});
