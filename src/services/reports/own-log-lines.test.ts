import { expect, it } from 'vitest';
import { newClient } from '../clients/client-handlers.ts';
import { createFileLogger } from '../store/logging/file-logger.ts';
import { outgoingFields } from '../testing/server-fields.ts';
import { startCollega, temporaryFolder } from '../testing/start-collega.ts';
import { openReport } from './open-report.ts';
import { ownLogLines } from './own-log-lines.ts';

it('adds the log to a report when asked, masked, and without what names another client', async () => {
  const log = createFileLogger(temporaryFolder());
  const { get } = await startCollega(log);
  const rossi = await get('clients.create', { name: 'Rossi' });
  const bianchi = await get('clients.create', { name: 'Bianchi' });
  for (const [clientId, username] of [
    [rossi.id, 'anna@rossi.example'],
    [bianchi.id, 'berto@bianchi.example'],
  ] as const) {
    await get('mailServers.create', { clientId, fields: outgoingFields({ username }) });
  }
  log.logger.warn('the refresh of anna@rossi.example failed');
  log.logger.warn('the refresh of berto@bianchi.example failed');
  log.logger.warn('something of BIANCHI');
  log.logger.warn('no client in particular', { clientId: bianchi.id });
  const request = {
    clientId: rossi.id,
    serverIds: null,
    language: 'en',
    mask: 'mailboxes',
  } as const;
  const without = await get('reports.create', request);
  expect(without.json + without.html).not.toContain('refresh');

  const withLog = await get('reports.create', { ...request, includeLog: true });
  const bundle = openReport(withLog.html);
  expect(bundle.log).toHaveLength(1);
  expect(bundle.log[0]).toContain('the refresh of mailbox-1@rossi.example failed');
  expect(withLog.html).toContain('log, 1 line<');
  expect(withLog.json).not.toMatch(/bianchi|anna@/i);
});

it('knows another client by its app, and by a name as JSON writes it; a shared app is no mark', () => {
  const own = newClient('Rossi', '2026-11-23T10:00:00.000Z');
  const other = newClient('Bianchi "e" Figli\\', own.createdAt);
  const twin = newClient('Rossi (2)', own.createdAt);
  own.azureApp.applicationId = '11111111-2222-4333-8444-555555555555';
  twin.azureApp.applicationId = own.azureApp.applicationId;
  other.azureApp.applicationId = '99999999-2222-4333-8444-555555555555';
  const lines = [
    JSON.stringify({ msg: `AADSTS700016: ${own.azureApp.applicationId}` }),
    JSON.stringify({ msg: `AADSTS700016: ${other.azureApp.applicationId}` }),
    JSON.stringify({ msg: `the client ${other.name}` }),
  ];
  const content = { clients: [own, other, twin], mailServers: [], mailboxLinks: [] };
  expect(ownLogLines(lines, content, own.id)).toEqual(lines.slice(0, 1));
});
