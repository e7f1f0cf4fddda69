import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type MailServerFields } from '../../../contract/mail-servers.ts';
import { createMemoryRecordsFile } from '../../store/records/memory-records-file.ts';
import { fieldsOf, incomingFields, outgoingFields } from '../../testing/server-fields.ts';
import { startCollega } from '../../testing/start-collega.ts';

const noServer = { kind: 'not-found', what: 'mail-server' };

async function withClient() {
  const recordsFile = createMemoryRecordsFile();
  const started = await startCollega({ recordsFile });
  const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
  return {
    ...started,
    clientId,
    create: (fields: MailServerFields) => started.get('mailServers.create', { clientId, fields }),
    list: () => started.get('mailServers.list', { clientId }),
    /** As a passed test leaves it. */
    confirm: () => {
      const file = recordsFile.ofClient(clientId);
      const stored = file.read() as { mailServers: Record<string, unknown>[] };
      for (const server of stored.mailServers) server['confirmed'] = true;
      file.write(stored);
    },
  };
}

describe('a mail server', () => {
  it('is kept as it was typed, and begins not confirmed', async () => {
    const { create, list, clientId, events } = await withClient();
    const outgoing = await create(outgoingFields({ fromFilter: 'example.com, a@b.it' }));
    const incoming = await create(incomingFields());
    expect(outgoing).toMatchObject({
      ...outgoingFields({ fromFilter: 'example.com, a@b.it' }),
      clientId,
      lastTest: null,
    });
    expect(incoming).toMatchObject({ ...incomingFields(), clientId, confirmed: false });
    expect(await list()).toEqual([outgoing, incoming]);
    expect(events.at(-1)).toEqual({
      name: 'records.changed',
      payload: { topic: 'mail-servers', clientId },
    });
  });

  it.each([
    outgoingFields({ encryption: 'implicit' }),
    outgoingFields({ encryption: 'none' }),
    incomingFields({ encryption: 'starttls' }),
    incomingFields({ encryption: 'none' }),
  ])('has the encryption that Odoo insists on (row 188): %j', async (fields) => {
    const { get, refusal, create, clientId } = await withClient();
    const refused = {
      kind: 'invalid-input',
      problems: [{ field: 'encryption', problem: 'encryption-not-for-outlook' }],
    };
    expect(await refusal('mailServers.create', { clientId, fields })).toEqual(refused);
    const good = fields.direction === 'outgoing' ? outgoingFields() : incomingFields();
    const { id: serverId } = await create(good);
    expect(await refusal('mailServers.save', { serverId, fields })).toEqual(refused);
    expect(await get('mailServers.list', { clientId })).toMatchObject([good]);
  });

  it('names each wrong field', async () => {
    const { refusal, clientId } = await withClient();
    const fields = outgoingFields({
      name: '',
      username: 'info',
      host: 'a b',
      port: 0,
      priority: -1,
    });
    const refused = await refusal('mailServers.create', { clientId, fields });
    expect(refused).toMatchObject({ kind: 'invalid-input' });
    expect('problems' in refused && refused.problems).toEqual(
      expect.arrayContaining([
        { field: 'fields.name', problem: 'required' },
        { field: 'fields.username', problem: 'not-an-email-address' },
        { field: 'fields.host', problem: 'not-a-host-name' },
        { field: 'fields.port', problem: 'not-a-port' },
        { field: 'fields.priority', problem: 'priority-out-of-range' },
      ]),
    );
  });

  it('never changes its direction', async () => {
    const { create, refusal } = await withClient();
    const { id: serverId } = await create(outgoingFields());
    expect(await refusal('mailServers.save', { serverId, fields: incomingFields() })).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'direction', problem: 'invalid' }],
    });
  });

  it('is gone when removed, alone', async () => {
    const { create, get, list, refusal } = await withClient();
    const first = await create(outgoingFields());
    const second = await create(incomingFields());
    await get('mailServers.remove', { serverId: first.id });
    expect(await list()).toEqual([second]);
    const serverId = first.id;
    expect(await refusal('mailServers.remove', { serverId })).toEqual(noServer);
    expect(await refusal('mailServers.resetConfirmation', { serverId })).toEqual(noServer);
    expect(await refusal('connectionTests.last', { serverId })).toEqual(noServer);
    expect(await refusal('connectionTests.run', { serverId, runId: serverId })).toEqual(noServer);
  });
});

describe('several mail servers', () => {
  it('are archived and brought back together', async () => {
    const { create, get, list } = await withClient();
    const servers = [await create(outgoingFields()), await create(outgoingFields())];
    const kept = await create(outgoingFields());
    const serverIds = servers.map(({ id }) => id);
    await get('mailServers.setActive', { serverIds, active: false });
    expect((await list()).map(({ active }) => active)).toEqual([false, false, true]);
    await get('mailServers.setActive', { serverIds, active: true });
    expect(await list()).toEqual([...servers, kept]);
  });

  it('are deleted all or none, with their last tests', async () => {
    const { create, get, list, refusal } = await withClient();
    const [one, other] = [await create(outgoingFields()), await create(incomingFields())];
    const kept = await create(outgoingFields());
    await get('connectionTests.run', { runId: randomUUID(), serverId: one.id });
    const serverIds = [one.id, other.id];
    const unknown = randomUUID();
    expect(await refusal('mailServers.removeMany', { serverIds: [...serverIds, unknown] })).toEqual(
      noServer,
    );
    expect(await list()).toHaveLength(3);
    await get('mailServers.removeMany', { serverIds });
    expect(await list()).toEqual([kept]);
  });

  it('of two clients are never changed together', async () => {
    const { create, get, refusal } = await withClient();
    const mine = await create(outgoingFields());
    const { id: clientId } = await get('clients.create', { name: 'Bianchi' });
    const theirs = await get('mailServers.create', { clientId, fields: outgoingFields() });
    const serverIds = [mine.id, theirs.id];
    expect(await refusal('mailServers.setActive', { serverIds, active: false })).toMatchObject({
      kind: 'invalid-input',
    });
    expect(await refusal('mailServers.removeMany', { serverIds })).toMatchObject({
      kind: 'invalid-input',
    });
  });

  it('take a new order in their priorities, one direction alone', async () => {
    const { create, get, list, clientId, refusal } = await withClient();
    const [a, b, c] = [
      await create(outgoingFields({ name: 'a', priority: 10 })),
      await create(outgoingFields({ name: 'b', priority: 10 })),
      await create(outgoingFields({ name: 'c', priority: 30 })),
    ];
    const incoming = await create(incomingFields());
    const reorder = (serverIds: string[]) => ({
      clientId,
      direction: 'outgoing' as const,
      serverIds,
    });
    await get('mailServers.reorder', reorder([c.id, a.id, b.id]));
    expect((await list()).map(({ name, priority }) => [name, priority])).toEqual([
      ['a', 11],
      ['b', 30],
      ['c', 10],
      ['Incoming', incoming.priority],
    ]);
    const before = await list();
    for (const wrong of [
      [a.id, b.id],
      [a.id, b.id, incoming.id],
      [a.id, b.id, b.id, c.id],
    ]) {
      expect(await refusal('mailServers.reorder', reorder(wrong))).toMatchObject({
        kind: 'invalid-input',
      });
    }
    expect(await list()).toEqual(before);
  });
});

describe('the server of the other direction', () => {
  it('is made for the same mailbox with the usual hosts, and only once', async () => {
    const { create, get, list } = await withClient();
    const outgoing = await create(outgoingFields({ name: 'Info', username: 'Info@example.com' }));
    const incoming = await get('mailServers.createCounterpart', { serverId: outgoing.id });
    expect(incoming).toMatchObject(
      incomingFields({ name: 'Info', username: 'Info@example.com', priority: 5 }),
    );
    expect(await get('mailServers.createCounterpart', { serverId: outgoing.id })).toEqual(incoming);
    expect(await get('mailServers.createCounterpart', { serverId: incoming.id })).toEqual(outgoing);
    expect(await list()).toHaveLength(2);
  });

  it('sends from its own mailbox alone, through the servers of its cloud', async () => {
    const { create, get, clientId } = await withClient();
    await get('azureApp.save', {
      clientId,
      applicationId: '11111111-2222-3333-4444-555555555555',
      secret: 'the-value-of-a-secret',
      secretExpiresOn: null,
      authority: { kind: 'common' },
      cloud: 'us-government',
      odooUrl: 'https://odoo.example.com',
    });
    const incoming = await create(incomingFields({ name: 'Info' }));
    expect(await get('mailServers.createCounterpart', { serverId: incoming.id })).toMatchObject(
      outgoingFields({ name: 'Info', host: 'smtp.office365.us', fromFilter: 'info@example.com' }),
    );
  });
});

describe('the confirmation of an incoming server', () => {
  it.each([
    [{ host: 'imap.example.com' }, false],
    [{ port: 1993 }, false],
    [{ username: 'other@example.com' }, false],
    [{ username: 'INFO@example.com' }, true],
    [{ name: 'Another name' }, true],
  ])('after a change of %j is %s', async (change, confirmed) => {
    const { create, get, list, confirm } = await withClient();
    const server = await create(incomingFields());
    confirm();
    const saved = await get('mailServers.save', {
      serverId: server.id,
      fields: fieldsOf(server, change),
    });
    expect(saved).toMatchObject({ ...change, confirmed });
    expect(await list()).toEqual([saved]);
  });

  it('can be taken back', async () => {
    const { create, get, confirm } = await withClient();
    const { id: serverId } = await create(incomingFields());
    confirm();
    expect(await get('mailServers.resetConfirmation', { serverId })).toMatchObject({
      confirmed: false,
    });
  });
});

describe('the last test of a server', () => {
  it('is kept with its findings', async () => {
    const { create, get, list } = await withClient();
    const server = await create(incomingFields({ host: 'localhost', port: 1 }));
    const serverId = server.id;
    expect(await get('connectionTests.last', { serverId })).toBeNull();
    // Not linked: the first step fails, and the network is tested up to the port, which is closed.
    const report = await get('connectionTests.run', { runId: randomUUID(), serverId });
    expect(report.outcome).toBe('failed');
    expect(report.steps[0]).toMatchObject({ id: 'token', status: 'failed' });
    expect(await get('connectionTests.last', { serverId })).toEqual(report);
    expect(await list()).toMatchObject([
      {
        confirmed: false,
        lastTest: { outcome: 'failed', findingCodes: report.findings.map(({ code }) => code) },
      },
    ]);
  });
});
