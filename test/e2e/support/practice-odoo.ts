import { type Page } from '@playwright/test';
import { practiceKey } from '../../../src/sandbox/odoo/odoo-database.ts';
import { type RunServerTest } from '../../../src/sandbox/odoo/odoo-methods.ts';
import { seedDatabases } from '../../../src/sandbox/odoo/seed-databases.ts';
import { startOdoo } from '../../../src/sandbox/odoo/start-odoo.ts';
import { type CollegaFixture } from './collega-test.ts';

/** The practice mailbox that works. */
export const mailbox = 'works@sandbox.example';

/** A practice Odoo of version 19 beside the practice tenant. */
export async function startPracticeOdoo(
  { sandbox }: CollegaFixture,
  name = 'empty',
  runTest: RunServerTest = () => Promise.resolve(true),
) {
  const { environment, origin } = sandbox;
  const databases = seedDatabases(
    19,
    {
      ...environment,
      endpoint: `${origin}/common/oauth2/v2.0/`,
      mailbox,
    },
    Date.now,
  );
  const instance = { version: 19, databases, listsDatabases: true, runTest } as const;
  const server = await startOdoo(instance);
  const database = databases.find((each) => each.name === name);
  if (database === undefined) throw new Error(`no practice database ${name}`);
  return { url: `http://localhost:${server.port}`, database, close: () => server.close() };
}

/** Opens the screen Odoo and connects as the administrator. */
export async function connectOdoo(page: Page, url: string): Promise<void> {
  await page.getByRole('link', { name: 'Odoo', exact: true }).click();
  await page.getByLabel('Address', { exact: true }).fill(url);
  await page.getByLabel('Login', { exact: true }).fill('admin');
  await page.getByLabel('API key', { exact: true }).fill(practiceKey('admin'));
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}
