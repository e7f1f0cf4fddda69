import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { type ReportBundle } from '../../src/contract/reports.ts';
import {
  sampleBundle,
  sampleFinding,
  sampleServer,
  sampleTest,
} from '../../src/services/reports/testing/sample-bundle.ts';
import { sampleOdoo } from '../../src/services/reports/testing/sample-odoo.ts';
import { expect, test } from './support/collega-test.ts';
import { findViolations } from './support/find-violations.ts';
import { nextCopiedText } from './support/reports.ts';

const pictures = join(import.meta.dirname, '..', '..', 'artefacts', 'pictures');

/** Of a client with 27 mailboxes: 25 have SMTP AUTH off, and two work. */
const masked = sampleBundle({
  mailboxesMasked: true,
  odoo: sampleOdoo('words', sampleFinding()),
  servers: Array.from({ length: 27 }, (_, at) => {
    const mailbox = `mailbox-${at + 1}@contoso.com`;
    const failed = sampleTest({ findings: [sampleFinding({ params: { mailbox } })] });
    const passed = sampleTest({ outcome: 'passed', findings: [], steps: [] });
    return sampleServer({ name: mailbox, username: mailbox, test: at < 25 ? failed : passed });
  }),
});

async function openReceived(page: Page, bundle: ReportBundle): Promise<void> {
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page.getByLabel('Report file').setInputFiles({
    name: 'received.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(bundle)),
  });
}

test('a report of 27 servers begins with how many work, and tells one cause once with its script', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await openReceived(page, masked);
  const summary = page.getByRole('region', { name: '27 mail servers in this report' });
  await expect(summary).toContainText('25 failed');
  await expect(summary).toContainText('2 passed');
  const cause = summary.locator('details');
  await expect(cause).toHaveCount(1);
  await expect(cause.locator('summary')).toContainText('25 servers: SMTP AUTH is switched off');
  await cause.locator('summary').click();
  await expect(cause.getByText('mailbox-25@contoso.com')).toBeVisible();
  // No heading stands out from the others of its level.
  const sizes = await page
    .getByRole('main')
    .getByRole('heading', { level: 2 })
    .evaluateAll((all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize)));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(18);
  expect(await findViolations(page)).toEqual([]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [800, 1400]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({
        path: join(pictures, `reports-summary-${colorScheme}-${width}.png`),
      });
    }
  }
});

test('a command that still has a placeholder is copied after a question alone', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await openReceived(page, { ...masked, servers: masked.servers.slice(0, 1), odoo: null });
  const copy = page.getByRole('button', { name: /^Copy command: Set-CASMailbox/ }).first();
  await copy.click();
  const question = page.getByRole('dialog', { name: 'Copy with a placeholder?' });
  await expect(question).toContainText('<MAILBOX>');
  expect(await findViolations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Copied')).toBeHidden();
  const copied = nextCopiedText(page);
  await copy.click();
  await question.getByRole('button', { name: 'Copy as it is' }).click();
  expect(await copied).toContain('Set-CASMailbox <MAILBOX>');
  await expect(page.getByText('Copied')).toBeVisible();

  await page.getByLabel('mailbox-1 is').fill('anna@contoso.com');
  await page.getByLabel('mailbox-1 is').press('Enter');
  const filled = nextCopiedText(page);
  const named = page.getByRole('button', { name: /^Copy command: Set-CASMailbox anna@/ });
  await named.first().click();
  expect(await filled).toContain('Set-CASMailbox anna@contoso.com');
  await expect(question).toBeHidden();
});

test('the screen Reports says where a report is made, and leads there', async ({ collega }) => {
  const { page } = await collega.open();
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  const make = page.getByRole('region', { name: 'Make a report' });
  await expect(make).toContainText('press Report in a list');
  expect(await findViolations(page)).toEqual([]);
  await page.screenshot({ path: join(pictures, 'reports-make.png') });
  await make.getByRole('link', { name: 'Sandbox' }).click();
  await expect(page.getByRole('button', { name: 'Report', exact: true })).toBeVisible();
});
