import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clientFile, maxClientFileLength, type ClientFile } from '../../contract/client-files.ts';
import { type Failure } from '../../contract/failures.ts';
import { defaultSenderSettings } from '../../contract/sender-settings.ts';
import { createMemoryRecordsFile } from '../store/records/memory-records-file.ts';
import { redirectWith } from '../testing/fake-shell.ts';
import { incomingFields, outgoingFields } from '../testing/server-fields.ts';
import { startCollega, type StartedCollega } from '../testing/start-collega.ts';
import {
  canaries,
  practiceMailbox as mailbox,
  startTokenAuthority,
} from '../testing/token-authority.ts';
import { readClientFile } from './read-client-file.ts';

const senderSettings = {
  ...defaultSenderSettings,
  aliasDomain: { ...defaultSenderSettings.aliasDomain, name: 'example.com' },
};

/** A client with everything that a file may hold, and everything that it must not. */
async function startWithClient(change: Parameters<typeof startCollega>[0] = {}) {
  const started = await startCollega(change);
  const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
  await started.get('generalSettings.save', {
    clientId,
    applicationId: '11111111-2222-4333-8444-555555555555',
    secret: canaries.secret,
    secretExpiresOn: '2027-05-01',
    authority: { kind: 'tenant', tenant: 'rossi.onmicrosoft.com' },
    cloud: 'global',
    odooUrl: 'https://odoo.rossi.example',
    senderSettings,
  });
  const servers = [outgoingFields({ fromFilter: 'example.com', sendAs: true }), incomingFields()];
  for (const fields of servers) await started.get('mailServers.create', { clientId, fields });
  return { ...started, clientId, servers };
}

async function exportOf(started: StartedCollega & { readonly clientId: string }) {
  const { content } = await started.get('clientFiles.create', { clientId: started.clientId });
  return { content, file: JSON.parse(content) as ClientFile };
}

describe('a client’s file', () => {
  it('holds servers and settings, and becomes the same client elsewhere, to be linked again', async () => {
    const first = await startWithClient();
    const { content, file } = await exportOf(first);
    expect(file).toMatchObject({
      schema: 'collega.client/1',
      client: {
        name: 'Rossi',
        senderSettings,
        azureApp: { odooUrl: 'https://odoo.rossi.example' },
      },
      servers: first.servers,
    });

    const second = await startCollega();
    const imported = await second.get('clientFiles.import', { content });
    expect(imported).toMatchObject({
      nameInFile: 'Rossi',
      servers: 2,
      client: {
        name: 'Rossi',
        senderSettings,
        azureApp: {
          hasSecret: false,
          secretExpiresOn: null,
          authority: { kind: 'tenant', tenant: 'rossi.onmicrosoft.com' },
        },
      },
    });
    const servers = await second.get('mailServers.list', { clientId: imported.client.id });
    expect(servers).toMatchObject(first.servers);
    expect(servers.map(({ lastTest }) => lastTest)).toEqual([null, null]);
  });

  it('never holds a secret, a token, a link or a test, nor the date of a secret', async () => {
    const authority = await startTokenAuthority();
    onTestFinished(() => authority.close());
    const recordsFile = createMemoryRecordsFile();
    const first = await startCollega({ sandbox: authority.environment, recordsFile });
    const [practice] = await first.get('clients.list', {});
    first.shell.behave = redirectWith({ code: canaries.code });
    const clientId = practice?.id ?? '';
    await first.get('signIn.start', { flowId: randomUUID(), clientId, mailbox });
    expect(await first.get('mailboxLinks.list', { clientId })).toHaveLength(1);

    // The linked client is the practice one, which is refused; as a real one it is written.
    expect(await first.refusal('clientFiles.create', { clientId })).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'clientId', problem: 'practice-client' }],
    });
    const stored = recordsFile.read() as { clients: Record<string, unknown>[] };
    for (const client of stored.clients) {
      client['sandbox'] = false;
      client['azureApp'] = { ...(client['azureApp'] as object), cloud: 'global' };
    }
    recordsFile.write(stored);
    const { content } = await first.get('clientFiles.create', { clientId });
    await first.get('clientFiles.save', { clientId });
    const written = [content, JSON.stringify(first.shell.savedFiles)].join('\n');
    for (const canary of [...Object.values(canaries), authority.environment.secret]) {
      expect(written).not.toContain(canary);
    }
    expect(written).not.toMatch(/secret|token|lastTest|confirmed|linkedAt/i);
  });

  it('gets the next free name where its own is taken, and leaves what is there as it is', async () => {
    const started = await startWithClient();
    const { content } = await exportOf(started);
    const before = await started.get('clients.list', {});
    const names = [];
    for (let time = 0; time < 2; time += 1) {
      names.push((await started.get('clientFiles.import', { content })).client.name);
    }
    expect(names).toEqual(['Rossi (2)', 'Rossi (3)']);
    expect((await started.get('clients.list', {}))[0]).toEqual(before[0]);

    const long = 'x'.repeat(120);
    await started.get('clients.create', { name: long });
    const renamed = content.replace('"Rossi"', JSON.stringify(long));
    const { client } = await started.get('clientFiles.import', { content: renamed });
    expect(client.name).toBe(`${'x'.repeat(116)} (2)`);
  });

  it('is saved under a name that every system takes, or not when the user thinks better of it', async () => {
    const started = await startWithClient();
    const { clientId, shell } = started;
    await started.get('clients.rename', { clientId, name: 'Rossi / Figli: "S.p.A."' });
    shell.saveReply = { kind: 'saved', path: '/home/x.json' };
    expect(await started.get('clientFiles.save', { clientId })).toEqual({ path: '/home/x.json' });
    expect(shell.savedFiles[0]?.suggestedName).toMatch(
      /^collega-client-Rossi-Figli-S\.p\.A-\d{4}-\d\d-\d\d\.json$/,
    );
    shell.saveReply = { kind: 'cancelled' };
    expect(await started.get('clientFiles.save', { clientId })).toBeNull();
    shell.saveReply = { kind: 'failed', path: '/full/x.json', code: 'ENOSPC' };
    expect(await started.refusal('clientFiles.save', { clientId })).toEqual({
      kind: 'not-saved',
      path: '/full/x.json',
      code: 'ENOSPC',
    });
  });
});

describe('a strange file', () => {
  async function refuse(change: (file: ClientFile) => void) {
    const started = await startWithClient();
    const { file } = await exportOf(started);
    change(file);
    const before = started.options.recordsFile.read();
    const refused = await started.refusal('clientFiles.import', { content: JSON.stringify(file) });
    expect(started.options.recordsFile.read()).toEqual(before);
    if (refused.kind !== 'client-file-unreadable') expect.fail(JSON.stringify(refused));
    return refused;
  }

  it('that was edited by hand is refused with every field that is wrong, and nothing of it is kept', async () => {
    const { reason, problems } = await refuse((file) => {
      file.client.azureApp.applicationId = 'x';
      file.client.azureApp.odooUrl = 'http://odoo.example.com';
      file.client.name = '';
      Object.assign(file.client, { secret: 'pasted by hand' });
      Object.assign(file.servers[0] ?? {}, { port: '587', username: 'nobody' });
      Reflect.deleteProperty(file.servers[1] ?? {}, 'host');
    });
    expect(reason).toBe('wrong-fields');
    expect(problems).toEqual(
      expect.arrayContaining([
        { field: 'client.name', problem: 'required' },
        { field: 'client.azureApp.applicationId', problem: 'not-a-guid' },
        { field: 'client.azureApp.odooUrl', problem: 'not-an-https-address' },
        { field: 'client.secret', problem: 'unknown-field' },
        { field: 'servers.0.port', problem: 'not-a-port' },
        { field: 'servers.0.username', problem: 'not-an-email-address' },
        { field: 'servers.1.host', problem: 'required' },
      ]),
    );
    expect(problems).toHaveLength(7);
  });

  it('with a server that Odoo would refuse names its field', async () => {
    const { problems } = await refuse((file) => {
      Object.assign(file.servers[1] ?? {}, { encryption: 'none' });
    });
    expect(problems).toEqual([
      { field: 'servers.1.encryption', problem: 'encryption-not-for-outlook' },
    ]);
  });

  it('that is newer, a report, huge or nothing of Collega’s is told from the others', async () => {
    const reasonOf = async (schema: unknown) =>
      (await refuse((file) => Object.assign(file, { schema }))).reason;
    expect(await reasonOf('collega.client/2')).toBe('newer-format');
    expect(await reasonOf('collega.report/1')).toBe('is-a-report');
    expect(await reasonOf(7)).toBe('not-a-client');
    expect(reasonOfText('x'.repeat(maxClientFileLength + 1))).toBe('too-large');
    for (const text of ['', '[]', 'null', '{"schema":', '<html>', '['.repeat(1_000_000)]) {
      expect(reasonOfText(text), text.slice(0, 20)).toBe('not-a-client');
    }
    const endless = await refuse((file) => {
      file.servers = Array.from({ length: 10_001 }, () => outgoingFields());
    });
    expect(endless).toEqual({
      kind: 'client-file-unreadable',
      reason: 'wrong-fields',
      problems: [{ field: 'servers', problem: 'too-long' }],
    });
  });

  it('whatever it holds is refused or read, and its names cannot write to a terminal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, key) => {
        const file = { schema: 'collega.client/1', client: value, [key]: value };
        try {
          readClientFile(JSON.stringify(file));
        } catch (error) {
          const { failure } = error as { failure: Failure };
          if (failure.kind !== 'client-file-unreadable') expect.fail(failure.kind);
          for (const { field } of failure.problems) expect(field).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        }
      }),
      { numRuns: 100 },
    );
  });
});

it('a file that was written is always read again, byte order mark and all', async () => {
  const started = await startWithClient();
  const { content } = await exportOf(started);
  expect(readClientFile(`\ufeff${content}`)).toEqual(clientFile.parse(JSON.parse(content)));
});

function reasonOfText(content: string): string {
  try {
    readClientFile(content);
  } catch (error) {
    return (error as { failure: { reason: string } }).failure.reason;
  }
  return 'read';
}
