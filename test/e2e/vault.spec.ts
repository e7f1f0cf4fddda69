import { copyFileSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { ask } from './support/add-servers.ts';
import { expect, test } from './support/collega-test.ts';
import { findViolations } from './support/find-violations.ts';

const [phrase, newPhrase] = ['correct horse battery staple', 'another horse altogether'];
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });

async function openVault(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('button', { name: 'Vault…' }).click();
}

test('the vault is locked, opened, given another passphrase, and everything is forgotten', async ({
  collega,
}) => {
  const { page, collega: services } = await collega.open({ passphrase: phrase });
  await openVault(page);
  const vault = dialog(page, 'Vault');
  await expect(vault).toContainText('Open, by its passphrase');
  expect(await findViolations(page)).toEqual([]);
  await vault.getByLabel('Lock when idle').selectOption('after 15 minutes');
  await vault.getByRole('button', { name: 'Change the passphrase' }).click();
  const change = dialog(page, 'Change the passphrase');
  await change.getByLabel('Current passphrase').fill(phrase);
  await change.getByLabel('New passphrase').fill(newPhrase);
  await change.getByLabel('Repeat passphrase').fill(newPhrase);
  await change.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(change).toBeHidden();

  await vault.getByRole('button', { name: 'Lock now' }).click();
  await expect(vault).toContainText('Locked');
  await vault.getByRole('button', { name: 'Unlock the vault' }).click();
  const unlock = dialog(page, 'Unlock the vault');
  await unlock.getByLabel('Passphrase', { exact: true }).fill(phrase);
  await unlock.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(unlock).toContainText('This is not the passphrase of the vault.');
  await unlock.getByLabel('Passphrase', { exact: true }).fill(newPhrase);
  await unlock.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(unlock).toBeHidden();
  await expect(vault).toContainText('Open, by its passphrase');
  await expect(vault.getByLabel('Lock when idle')).toHaveValue('15');

  await vault.getByRole('button', { name: 'Forget everything…' }).click();
  const sure = dialog(page, 'Forget everything');
  await expect(sure).toContainText('Solid-state drives, snapshots and backup programs');
  expect(await findViolations(page)).toEqual([]);
  await sure.getByRole('button', { name: 'Forget everything' }).click();
  await expect(dialog(page, 'Everything was forgotten')).toContainText('written over and removed');
  const signal = new AbortController().signal;
  const sender = { trusted: true, description: 'test' };
  expect(await services.bridge.answer('clients.list', {}, sender, signal)).toMatchObject({
    ok: true,
    // The practice client is laid out again.
    value: [{ name: 'Sandbox' }],
  });
});

test('damaged records are named and restored; a refused write keeps what was typed', async ({
  collega,
}) => {
  const first = await collega.open({ withoutSandbox: true, passphrase: phrase });
  const addClient = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'New' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill(name);
    await form.getByRole('button', { name: /^(Create|Save|Add|New)/ }).click();
    return form;
  };
  // A folder in the way of the next file: even root cannot write there.
  const records = join(collega.dataFolder, 'records.json');
  mkdirSync(`${records}.new`);
  const refused = await addClient(first.page, 'Rossi');
  await expect(refused).toContainText('What was saved before is still there');
  await expect(refused.getByLabel('Name')).toHaveValue('Rossi');
  rmdirSync(`${records}.new`);
  await refused.getByRole('button', { name: /^(Create|Save|Add|New)/ }).click();
  await expect(refused).toBeHidden();
  await first.close();

  // What the next change would leave as the last good state.
  copyFileSync(records, `${records}.bak`);
  writeFileSync(records, 'half a fi');
  const { page } = await collega.open({ withoutSandbox: true, passphrase: phrase });
  const damaged = page.getByRole('region', { name: 'Damaged file' });
  await expect(damaged).toContainText(/set aside as .*records\.json\.set-aside-.*holds one client/);
  expect(await findViolations(page)).toEqual([]);
  // What may be needed yet is not deleted by one click.
  await damaged.getByRole('button', { name: 'Delete both' }).click();
  const sure = page.getByRole('dialog', { name: 'Delete the damaged file and its backup?' });
  expect(await findViolations(page)).toEqual([]);
  await sure.getByRole('button', { name: 'Cancel' }).click();
  await expect(sure).toBeHidden();
  await damaged.getByRole('button', { name: 'Restore the backup' }).click();
  await expect(page.getByRole('main').getByText('Rossi').first()).toBeVisible();
});

test('the question of where secrets are kept waits until a real client has one', async ({
  collega,
}) => {
  const app = await collega.open();
  const { page } = app;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const notice = page.getByRole('region', { name: 'Vault' });
  await expect(notice).toHaveCount(0);
  // The practice tenant's own secret is none to lose; a real one is.
  const { id: clientId } = await ask(app.collega, 'clients.create', { name: 'Contoso' });
  await expect(page.getByRole('button', { name: /^Client: / })).toBeVisible();
  await expect(notice).toHaveCount(0);
  await ask(app.collega, 'azureApp.save', {
    clientId,
    applicationId: '864e1d1b-71ab-450f-b4aa-5215df074b68',
    secret: 'a-value-of-a-secret',
    secretExpiresOn: null,
    authority: { kind: 'common' },
    cloud: 'global',
    odooUrl: 'https://odoo.contoso.example',
  });
  await expect(notice).toContainText('until Collega closes');
});

test('the unlock dialog offers the key store only where there is one', async ({ collega }) => {
  await (await collega.open({ passphrase: phrase })).close();
  const { page } = await collega.open();
  const unlock = dialog(page, 'Unlock the vault');
  await expect(unlock.getByLabel('Passphrase', { exact: true })).toBeVisible();
  await expect(unlock.getByRole('checkbox')).toHaveCount(0);
});
