import { expect, test } from './support/collega-test.ts';
import { findViolationsInBothColours } from './support/find-violations.ts';
import { connectOdoo, startPracticeOdoo } from './support/practice-odoo.ts';

test('differences are told in the words of the forms, and take a few lines each', async ({
  collega,
}) => {
  const odoo = await startPracticeOdoo(collega, 'linked');
  odoo.database.write('ir.mail_server', [1], { smtp_port: 2525, smtp_encryption: 'ssl' });
  odoo.database.write('fetchmail.server', [1], { active: false });
  const { page } = await collega.open();
  try {
    await page.setViewportSize({ width: 1400, height: 900 });
    await connectOdoo(page, odoo.url);
    const databases = page.getByRole('group', { name: 'Databases' });
    await databases.getByRole('button', { name: 'linked' }).click();
    await page.getByRole('button', { name: 'Read Odoo' }).click();
    const differences = page.getByRole('region', { name: 'Differences' });
    const of = (title: string) => differences.getByRole('article').filter({ hasText: title });
    await expect(of('is archived in Odoo')).toContainText('Collega: in useOdoo: archived');
    await expect(of('is archived in Odoo')).toContainText('nor fetches from one');
    await expect(differences).not.toContainText(/\btrue\b|\bfalse\b|starttls|implicit/);
    await expect(of('another encryption')).toContainText('TLS (STARTTLS)Odoo: SSL/TLS');
    // The practice server's port is none of Outlook's: the words must hold here too.
    await expect(of('another port')).toContainText('Use the same port on both sides.');
    const fix = page.getByText('Use the same port on both sides.');
    const speak = async (preferences: string, language: string) => {
      await page.getByRole('button', { name: preferences }).click();
      await page.getByRole('radio', { name: language }).click();
      await page.keyboard.press('Escape');
    };
    // Texts of the services follow, without reading Odoo again by hand.
    await speak('Preferences', 'Italiano');
    await expect(
      page.getByRole('region', { name: 'Differenze' }).getByRole('article'),
    ).not.toHaveCount(0);
    await expect(fix).toHaveCount(0);
    await speak('Preferenze', 'English');
    await expect(fix).toBeVisible();
    await page.getByRole('button', { name: 'Make a plan' }).click();
    const plan = page.getByRole('list', { name: 'Plan' });
    await expect(plan.getByRole('listitem').first()).toBeVisible();
    await speak('Preferences', 'Italiano');
    await expect(page.getByText('Can be undone.')).toHaveCount(0);
    await speak('Preferenze', 'English');
    await expect(plan.getByText('Can be undone.').first()).toBeVisible();
    const heights = await differences
      .getByRole('article')
      .evaluateAll((articles) => articles.map((each) => each.getBoundingClientRect().height));
    expect(Math.max(...heights)).toBeLessThan(120);
    expect(await findViolationsInBothColours(page)).toEqual([]);
  } finally {
    await odoo.close();
  }
});
