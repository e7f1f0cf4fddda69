import { practiceDatabaseNames } from '../../src/sandbox/odoo/seed-databases.ts';
import { expect, test } from './support/collega-test.ts';
import { findViolations, findViolationsInBothColours } from './support/find-violations.ts';

test('a practice Odoo that was disconnected is connected again, and each other one, without leaving the window', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.getByRole('link', { name: 'Odoo', exact: true }).click();
  const practice = page.getByRole('region', { name: 'The practice Odoos' });
  await expect(practice.getByRole('button', { name: 'Copy: API key' })).toBeVisible();
  expect(await findViolationsInBothColours(page)).toEqual([]);
  for (const [version, database] of [
    ['18', 'linked'],
    ['19', 'old-secret'],
  ] as const) {
    await practice.getByLabel('Version').selectOption(version);
    const names = await practice
      .getByLabel('Database', { exact: true })
      .locator('option')
      .allTextContents();
    expect(names).toEqual([...practiceDatabaseNames]);
    await practice.getByLabel('Database', { exact: true }).selectOption(database);
    await practice.getByRole('button', { name: 'Fill in' }).click();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    const facts = page.getByRole('region', { name: 'Odoo', exact: true });
    await expect(facts).toContainText(`${version}.0 (Community)`);
    await expect(facts).toContainText(database);
    await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
    const asked = page.getByRole('dialog', { name: 'Disconnect this Odoo?' });
    await asked.getByRole('button', { name: 'Disconnect' }).click();
  }
  await expect(practice).toBeVisible();
  await page.setViewportSize({ width: 800, height: 900 });
  expect(await findViolations(page)).toEqual([]);
});
