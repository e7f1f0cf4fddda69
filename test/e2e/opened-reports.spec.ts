import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/collega-test.ts';
import { findViolations } from './support/find-violations.ts';
import { openReportDialog, readSaved } from './support/reports.ts';

const pictures = join(import.meta.dirname, '..', '..', 'artefacts', 'pictures');

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
  await expect(
    page.getByRole('status').filter({ hasText: '1 mailbox name filled in.' }),
  ).toBeVisible();
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
