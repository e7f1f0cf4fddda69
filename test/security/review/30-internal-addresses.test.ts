import { expect, it } from 'vitest';
import { refuseUnconfirmedHosts } from '../../../src/services/client-files/foreign-hosts.ts';
import { FailureError } from '../../../src/services/failure-error.ts';
import { clientFile } from '../../../src/contract/client-files.ts';
import { startCollega } from '../../../src/services/testing/start-collega.ts';
import { incomingFields } from '../../../src/services/testing/server-fields.ts';

const internal = [
  '169.254.169.254',
  '2130706433',
  '0x7f000001',
  '127.1',
  '10.0.0.1',
  '[::1]',
  'fe80::1',
  'localhost',
  'router.lan',
  'outlook.office365.com.internal',
];

it('finding 30: every internal address of a client’s file is named and confirmed before it is imported', async () => {
  const started = await startCollega();
  const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
  const { content } = await started.get('clientFiles.create', { clientId });
  const empty = clientFile.parse(JSON.parse(content));
  for (const host of internal) {
    const file = clientFile.parse({ ...empty, servers: [incomingFields({ host })] });
    let named: unknown = null;
    try {
      refuseUnconfirmedHosts(file, []);
    } catch (error) {
      if (error instanceof FailureError) named = error.failure;
    }
    expect(named, host).toMatchObject({ kind: 'foreign-hosts', hosts: [{ servers: 1 }] });
  }
  const hosts = internal.map((host) => incomingFields({ host }));
  const all = JSON.stringify({ ...empty, servers: hosts });
  const refused = await started.refusal('clientFiles.import', { content: all });
  expect(refused.kind).toBe('foreign-hosts');
});
