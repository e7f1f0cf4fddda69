import { defaultSenderSettings } from '../../src/contract/sender-settings.ts';
import { ClientsPage } from './pages/clients-page.ts';
import { expect, test } from './support/collega-test.ts';

const shared = '11111111-2222-4333-8444-555555555555';

/** A file as Collega exports it, with one server. */
function fileOf(name: string, applicationId: string, host = 'smtp.office365.com') {
  const content = {
    schema: 'collega.client/1',
    exportedAt: '2026-11-29T10:00:00.000Z',
    client: {
      name,
      azureApp: { applicationId, authority: { kind: 'common' }, cloud: 'global', odooUrl: '' },
      senderSettings: defaultSenderSettings,
      guideDone: [],
    },
    servers: [
      {
        direction: 'outgoing',
        name,
        username: 'info@example.com',
        host,
        port: 587,
        encryption: 'starttls',
        active: true,
        fromFilter: '',
        priority: 10,
        sendAs: false,
      },
    ],
  };
  return { name: `${name}.json`, mimeType: 'application/json', text: JSON.stringify(content) };
}

test('several clients are imported at once, each file shown or refused by itself, and stand by their Azure app', async ({
  collega,
}) => {
  const { page } = await collega.open({ withoutSandbox: true });
  const clients = new ClientsPage(page);
  await clients.create('Zeta');
  await clients.open();
  const broken = fileOf('Broken', shared);
  const files = [
    fileOf('Rossi', shared),
    { ...broken, text: broken.text.replace('587', '"587"') },
    fileOf('Verdi', 'aaaaaaaa-2222-4333-8444-555555555555'),
    fileOf('Foreign', shared, 'mail.example.com'),
    // Another file with the same name of a client.
    { ...fileOf('Rossi', ''), name: 'Rossi of old.json' },
  ];
  const ofFile = (name: string) => clients.dialog.getByRole('region', { name, exact: true });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await clients.dialog
    .getByLabel('Client file')
    .setInputFiles(files.map(({ text, ...file }) => ({ ...file, buffer: Buffer.from(text) })));

  await test.step('each file has its preview, or its own error', async () => {
    await expect(ofFile('Rossi of old.json')).toContainText('this one gets the next free name');
    await expect(ofFile('Rossi.json')).toContainText('Outgoing mail servers: 1, incoming: 0');
    await expect(ofFile('Broken.json').getByRole('alert')).toContainText('servers.0.port: A port');
    await expect(ofFile('Foreign.json').getByRole('alert')).toContainText('mail.example.com');
    expect(await clients.names()).toEqual(['Zeta']);
  });

  await test.step('one press imports what is right, and the rest stays to be answered', async () => {
    await clients.dialog.getByRole('button', { name: 'Import 3 clients' }).click();
    await expect(ofFile('Rossi of old.json')).toContainText('Imported as “Rossi (2)”');
    await expect(ofFile('Broken.json').getByRole('alert')).toBeVisible();
    await ofFile('Foreign.json').getByRole('button', { name: 'These hosts are right' }).click();
    await expect(ofFile('Foreign.json')).toContainText('Imported as “Foreign”');
  });

  await test.step('a refused file is mended and dropped again, and nothing was lost', async () => {
    const mended = await page.evaluateHandle(({ name, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: 'application/json' }));
      return transfer;
    }, broken);
    await clients.dialog.getByLabel('Client file').dispatchEvent('drop', { dataTransfer: mended });
    await expect(clients.dialog.getByRole('alert')).toHaveCount(0);
    await clients.dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(clients.news).toContainText(
      'Clients imported: 5 (Rossi, Verdi, Foreign, Rossi (2)',
    );
    await expect(clients.dialog).toBeHidden();
  });

  await test.step('the clients of one Azure app stand together below its ID', async () => {
    const byApp = clients.list.getByRole('columnheader', { name: 'Azure app' });
    await byApp.getByRole('button').click();
    await expect(byApp).toHaveAttribute('aria-sort', 'ascending');
    expect(await clients.list.getByRole('rowheader').allInnerTexts()).toEqual([
      'No application ID entered yet',
      'Rossi (2)',
      'Zeta',
      `${shared}: 3 clients`,
      'Broken',
      'Foreign',
      'Rossi',
      'aaaaaaaa-2222-4333-8444-555555555555: 1 client',
      'Verdi',
    ]);
  });
});
