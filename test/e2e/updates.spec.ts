import { createPublisher, startAnnouncing } from '../../src/services/updates/testing/announce.ts';
import { expect, test } from './support/collega-test.ts';
import { findViolations } from './support/find-violations.ts';

test('a newer version is told only after it was switched on, with notes and a page that opens outside', async ({
  collega,
}) => {
  const publisher = createPublisher();
  let answer = '<!DOCTYPE html><title>Sign in to the hotel</title>';
  const server = await startAnnouncing((response) => response.end(answer));
  const updates = { ...server.source, publicKey: publisher.publicKey };
  try {
    const { page, close } = await collega.open({ withoutSandbox: true, updates });
    const settings = page.getByRole('region', { name: 'Newer versions' });
    const notice = page.getByRole('main').locator('..').getByText('Collega 9.0.0 of');
    await page.getByRole('button', { name: 'Preferences' }).click();
    const enable = settings.getByRole('checkbox', { name: 'Tell me about newer versions' });
    await expect(enable).not.toBeChecked();
    expect(server.asked).toEqual([]);

    // A captive portal answers: said where it was asked for, no all-clear.
    await settings.getByRole('button', { name: 'Check now' }).click();
    await expect(settings.getByRole('status')).toContainText('not an announcement of Collega');
    await expect(settings.getByRole('status')).not.toContainText('No newer version');

    answer = publisher.announce();
    await settings.getByRole('button', { name: 'Check now' }).click();
    await expect(settings.getByRole('status')).toContainText('Collega 9.0.0 of Dec 1, 2026');
    await expect(settings.getByRole('status')).toContainText('Faster tests.');
    expect(await findViolations(page)).toEqual([]);
    await expect(notice).toHaveCount(1);
    await enable.check();
    // Beside the settings it is now a notice of the window.
    await expect(notice).toHaveCount(2);
    await page.keyboard.press('Escape');
    const told = page.getByRole('region', { name: 'Newer versions' });
    await expect(told).toContainText('Collega 9.0.0');
    expect(await findViolations(page)).toEqual([]);

    const opened = collega.nextOpenedAddress();
    await told.getByRole('button', { name: 'Open the release page' }).click();
    expect(await opened).toBe(server.source.pageOf('9.0.0'));
    await told.getByRole('button', { name: 'Dismiss' }).click();
    await expect(told).toBeHidden();
    await close();

    // The next start knows it already, and asks nobody before a day has passed.
    const asked = server.asked.length;
    const again = await collega.open({ withoutSandbox: true, updates, language: 'it' });
    await expect(again.page.getByRole('region', { name: 'Nuove versioni' })).toContainText(
      'Prove più rapide.',
    );
    expect(server.asked).toHaveLength(asked);
  } finally {
    server.close();
  }
});
