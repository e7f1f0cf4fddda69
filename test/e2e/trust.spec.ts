import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { type PortableApp } from '../../src/portable/open-portable-app.ts';
import { expect, test } from './support/collega-test.ts';
import { findViolationsInBothColours } from './support/find-violations.ts';

const passphrase = 'correct horse battery staple';
const thief = { kind: 'http', host: 'thief.example', port: 3128, username: '' };
const texts = {
  en: {
    changed: 'Changed settings',
    proxy: 'Proxy: As on this computer is now http://thief.example:3128',
    odoo: 'Contoso, Odoo address: https://odoo.contoso.example is now https://thief.example',
    undo: 'Put them back',
    accept: 'Confirm the changes',
    inForce: 'Network',
    over: 'Connections go over the proxy http://thief.example:3128 (Preferences, Network).',
  },
  it: {
    changed: 'Impostazioni modificate',
    proxy: 'Proxy: Come su questo computer ora è http://thief.example:3128',
    odoo: 'Contoso, Indirizzo di Odoo: ',
    undo: 'Rimetti com’erano',
    accept: 'Conferma le modifiche',
    inForce: 'Rete',
    over: 'Le connessioni passano per il proxy http://thief.example:3128 (Preferenze, Rete).',
  },
} as const;

interface Stored {
  settings: Record<string, unknown>;
  clients: { name: string; azureApp: Record<string, unknown> }[];
}

const readRecords = (folder: string): Stored =>
  JSON.parse(readFileSync(join(folder, 'records.json'), 'utf8')) as Stored;

/** Whoever can write the data folder, and has no key. */
function tamper(folder: string): void {
  const stored = readRecords(folder);
  stored.settings['proxy'] = thief;
  for (const { azureApp } of stored.clients) azureApp['odooUrl'] = 'https://thief.example';
  writeFileSync(join(folder, 'records.json'), JSON.stringify(stored));
}

async function addClient({ collega }: PortableApp): Promise<void> {
  const ask = (name: string, input: unknown) =>
    collega.bridge.answer(
      name,
      input,
      { trusted: true, description: 'test' },
      new AbortController().signal,
    );
  const added = (await ask('clients.create', { name: 'Contoso' })) as { value: { id: string } };
  await ask('azureApp.save', {
    clientId: added.value.id,
    applicationId: '864e1d1b-71ab-450f-b4aa-5215df074b68',
    secret: 'a-value-of-a-secret',
    secretExpiresOn: null,
    authority: { kind: 'common' },
    cloud: 'global',
    odooUrl: 'https://odoo.contoso.example',
  });
}

for (const language of ['en', 'it'] as const) {
  const say = texts[language];
  const notice = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

  test(`settings changed behind Collega’s back are shown, put back or confirmed (${language})`, async ({
    collega,
  }, testInfo) => {
    const options = { withoutSandbox: true, passphrase, language };
    const first = await collega.open(options);
    await addClient(first);
    await expect(notice(first.page, say.changed)).toHaveCount(0);
    await first.close();

    tamper(collega.dataFolder);
    const second = await collega.open(options);
    const changed = notice(second.page, say.changed);
    await expect(changed).toContainText(say.proxy);
    await expect(changed).toContainText(say.odoo);
    expect(await findViolationsInBothColours(second.page)).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await second.page.emulateMedia({ colorScheme });
      const path = testInfo.outputPath(`changed-${language}-${colorScheme}.png`);
      await second.page.screenshot({ path });
    }
    await changed.getByRole('button', { name: say.undo }).click();
    await expect(changed).toHaveCount(0);
    const restored = readRecords(collega.dataFolder);
    expect(restored.settings['proxy']).toEqual({ kind: 'system' });
    expect(restored.clients.map(({ azureApp }) => azureApp['odooUrl'])).toEqual([
      'https://odoo.contoso.example',
    ]);
    await second.close();

    tamper(collega.dataFolder);
    const third = await collega.open(options);
    await notice(third.page, say.changed).getByRole('button', { name: say.accept }).click();
    await expect(notice(third.page, say.changed)).toHaveCount(0);
    const inForce = notice(third.page, say.inForce);
    await expect(inForce).toContainText(say.over);
    expect(await findViolationsInBothColours(third.page)).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await third.page.emulateMedia({ colorScheme });
      const path = testInfo.outputPath(`in-force-${language}-${colorScheme}.png`);
      await third.page.screenshot({ path });
    }
    await inForce.getByRole('button').click();
    await expect(inForce).toHaveCount(0);
    await third.close();

    // What was confirmed is not asked about again.
    const fourth = await collega.open(options);
    await expect(notice(fourth.page, say.inForce)).toContainText(say.over);
    await expect(notice(fourth.page, say.changed)).toHaveCount(0);
  });
}
