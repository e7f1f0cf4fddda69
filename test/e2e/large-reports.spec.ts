import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { type Page } from '@playwright/test';
import { type Collega } from '../../src/services/collega.ts';
import { largeClientFile } from '../../src/services/testing/large-client.ts';
import { ServerListPage } from './pages/server-list.ts';
import { ask } from './support/add-servers.ts';
import { expect, test } from './support/collega-test.ts';

/** Announced one by one while the report is made. */
const servers = 300;

/** How the calls that make or save reports end, in order. */
function followReports(collega: Collega): string[] {
  const ends: string[] = [];
  const { bridge } = collega;
  const answer = bridge.answer.bind(bridge);
  bridge.answer = async (name, input, sender, signal) => {
    const result = await answer(name, input, sender, signal);
    if (name === 'reports.create' || name === 'reports.save') {
      ends.push(`${name}: ${result.ok ? 'done' : result.failure.kind}`);
    }
    return result;
  };
  return ends;
}

const { setImmediate } = timers;

/**
 * The pauses between the pieces of a report last as they do where much else runs: it is never done
 * before the user has pressed a key, however fast the computer.
 */
test.beforeEach(() => {
  Object.assign(timers, { setImmediate: () => timers.setTimeout(10) });
  syncBuiltinESMExports();
});

test.afterEach(() => {
  Object.assign(timers, { setImmediate });
  syncBuiltinESMExports();
});

async function openLargeReport(page: Page, collega: Collega) {
  const content = JSON.stringify(largeClientFile(servers));
  await ask(collega, 'clientFiles.import', { content });
  await page.getByRole('link', { name: 'Large', exact: true }).click();
  await page.getByRole('button', { name: 'Client: Large' }).waitFor();
  await new ServerListPage(page).open('Outgoing');
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Report' });
  const count = dialog.getByText(new RegExp(`Making the report: \\d+ of ${servers} servers`));
  return { dialog, count };
}

test('closing the dialog ends the report of a large client, and nothing is left on the disk', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const ends = followReports(services);
  const { dialog, count } = await openLargeReport(page, services);
  await expect(count).toBeVisible();
  await dialog.getByRole('button', { name: 'Save HTML' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => [...ends].sort())
    .toEqual(['reports.create: cancelled', 'reports.save: cancelled']);
});

test('another choice ends the report before, and counts from its own beginning', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open();
  const ends = followReports(services);
  const { dialog, count } = await openLargeReport(page, services);
  const done = async () => Number(/\d+/.exec((await count.textContent()) ?? '')?.[0]);
  await expect.poll(done).toBeGreaterThan(50);
  const before = await done();
  await dialog.getByRole('radio', { name: 'Mask mailbox names' }).check();
  await expect.poll(() => ends).toEqual(['reports.create: cancelled']);
  await expect.poll(done).toBeLessThan(before);
  await page.keyboard.press('Escape');
  await expect.poll(() => ends).toEqual(Array(2).fill('reports.create: cancelled'));
});
