import { expect, it } from 'vitest';
import { createMemoryRecordsFile } from '../store/records/memory-records-file.ts';
import { startCollega } from '../testing/start-collega.ts';

it('keeps neither the new secret nor the new ID when the records cannot be written', async () => {
  const recordsFile = createMemoryRecordsFile();
  const started = await startCollega({ recordsFile });
  const { id: clientId } = await started.get('clients.create', { name: 'Contoso' });
  recordsFile.write = () => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
  };
  const failure = await started.refusal('azureApp.save', {
    clientId,
    applicationId: '11111111-2222-3333-4444-555555555555',
    secret: 'a-secret-that-is-long-enough',
    secretExpiresOn: null,
    authority: { kind: 'common' },
    cloud: 'global',
    odooUrl: 'https://odoo.contoso.example',
  });
  expect(failure).toEqual({ kind: 'not-saved', path: '(memory)', code: 'ENOSPC' });
  const [client] = await started.get('clients.list', {});
  expect(client?.azureApp).toMatchObject({ hasSecret: false, applicationId: '' });
});
