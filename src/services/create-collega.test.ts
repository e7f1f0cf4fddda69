import { createServer, type AddressInfo, type Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { calls, type CallName } from '../contract/index.ts';
import { failure } from '../contract/failures.ts';
import { createMemoryRecordsFile } from './store/records/memory-records-file.ts';
import { redirectWith } from './testing/fake-shell.ts';
import { fieldsOf } from './testing/server-fields.ts';
import { startCollega } from './testing/start-collega.ts';
import { startTokenAuthority } from './testing/token-authority.ts';

const names = Object.keys(calls) as CallName[];
const trusted = { trusted: true, description: 'test' };
const clientId = '0f8fad5b-d9cb-469f-a165-70867728950e';

async function practising(recordsFile = createMemoryRecordsFile()) {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  const started = await startCollega({ sandbox: authority.environment, recordsFile });
  const [client] = await started.get('clients.list', {});
  if (client === undefined) expect.fail('the sandbox client is missing');
  return { ...started, authority, client };
}

describe('Collega', () => {
  it('has an answer for every call of the contract', async () => {
    const { collega } = await startCollega();
    for (const name of names) {
      const result = await collega.bridge.answer(name, 0, trusted, new AbortController().signal);
      expect(result, name).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    }
  });

  it('answers or refuses whatever it is asked, and never has a bug to report', async () => {
    const { collega, log } = await startCollega();
    const wild = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          clientId: fc.constantFrom(clientId, '', 'x'),
          serverId: fc.constant(clientId),
          linkId: fc.constant(clientId),
          runId: fc.uuid(),
          flowId: fc.uuid(),
          name: fc.string(),
          mailbox: fc.constantFrom('a@b.it', 'a'),
          fields: fc.jsonValue(),
          language: fc.constantFrom('it', 'en', 'xx'),
          theme: fc.constantFrom('dark', 'x'),
          link: fc.constantFrom('odoo-guide', '__proto__'),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), wild, async (name, input) => {
        const signal = AbortSignal.timeout(5_000);
        const result = await collega.bridge.answer(name, input, trusted, signal);
        if (result.ok) calls[name].value.parse(result.value);
        else expect(failure.parse(result.failure).kind, JSON.stringify(log)).not.toBe('unexpected');
      }),
      { numRuns: 1000 },
    );
  });

  it('logs a bug with a reference, and the answer holds nothing else', async () => {
    const { ask, log, shell } = await startCollega();
    shell.openLink = () => Promise.reject(new TypeError('a bug, with a secret in its words'));
    const result = await ask('app.openLink', { link: 'mfa-setup' });
    if (result.ok || result.failure.kind !== 'unexpected') expect.fail(JSON.stringify(result));
    expect(Object.keys(result.failure).sort()).toEqual(['kind', 'reference']);
    expect(log).toEqual([
      {
        message: 'unexpected failure',
        detail: expect.objectContaining({
          reference: result.failure.reference,
          where: 'app.openLink',
        }) as unknown,
      },
    ]);
  });

  it('does not start on records of a newer format', async () => {
    const recordsFile = createMemoryRecordsFile();
    recordsFile.write({ schema: 2 });
    await expect(startCollega({ recordsFile })).rejects.toThrow('not a records file');
    expect(recordsFile.read()).toEqual({ schema: 2 });
  });

  it('keeps a change although a listener fails', async () => {
    const { collega, get, events } = await startCollega();
    collega.onEvent(() => {
      throw new Error('the window is gone');
    });
    await get('clients.create', { name: 'Rossi' });
    expect(await get('clients.list', {})).toHaveLength(1);
    expect(events).toHaveLength(1);
  });

  it('no longer tells a listener that has left', async () => {
    const { collega, get } = await startCollega();
    let heard = 0;
    const leave = collega.onEvent(() => (heard += 1));
    await get('clients.create', { name: 'One' });
    leave();
    await get('clients.create', { name: 'Two' });
    expect(heard).toBe(1);
  });
});

describe('closing Collega', () => {
  it('ends a sign-in that waits for its user', async () => {
    const { collega, ask, shell, client } = await practising();
    const signIn = ask('signIn.start', {
      flowId: clientId,
      clientId: client.id,
      mailbox: 'works@practice.example',
    });
    await expect.poll(() => shell.windows.length).toBe(1);
    await collega.dispose();
    expect(await signIn).toEqual({ ok: true, value: { outcome: 'cancelled' } });
    expect(shell.windows[0]?.signal.aborted).toBe(true);
  });

  it('ends a sign-in whose code is being redeemed', async () => {
    const { collega, ask, shell, client, authority } = await practising();
    shell.behave = redirectWith({ code: 'code' });
    authority.answer = () => new Promise(() => undefined);
    const arrived = authority.nextRequest();
    const signIn = ask('signIn.start', {
      flowId: clientId,
      clientId: client.id,
      mailbox: 'works@practice.example',
    });
    await arrived;
    await collega.dispose();
    expect(await signIn).toMatchObject({ ok: true });
  });

  it('ends a running connection test', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const connected = new Promise<Socket>((resolve) => silent.once('connection', resolve));
    const { collega, ask, get, client, shell } = await practising();
    shell.behave = redirectWith({ code: 'code' });
    const mailbox = 'works@practice.example';
    await get('signIn.start', { flowId: clientId, clientId: client.id, mailbox });
    const [outgoing] = await get('mailServers.list', { clientId: client.id });
    if (outgoing === undefined) expect.fail('no outgoing server');
    const { port } = silent.address() as AddressInfo;
    const serverId = outgoing.id;
    await get('mailServers.save', { serverId, fields: fieldsOf(outgoing, { port }) });
    const test = ask('connectionTests.run', { runId: clientId, serverId });
    const accepted = await connected;
    const hungUp = new Promise((resolve) => accepted.once('close', resolve));
    await collega.dispose();
    expect(await test).toMatchObject({ ok: true, value: { outcome: 'cancelled' } });
    await hungUp;
  });
});

describe('the practice client', () => {
  it('is there with both servers, its secret and nothing linked', async () => {
    const { client, get } = await practising();
    expect(client).toMatchObject({ name: 'Sandbox', sandbox: true, azureApp: { hasSecret: true } });
    expect(await get('mailServers.list', { clientId: client.id })).toMatchObject([
      { direction: 'outgoing', encryption: 'starttls', username: 'works@practice.example' },
      { direction: 'incoming', encryption: 'implicit', confirmed: false },
    ]);
    expect(await get('mailboxLinks.list', { clientId: client.id })).toEqual([]);
  });

  it("keeps the user's changes and follows the ports of the next start", async () => {
    const recordsFile = createMemoryRecordsFile();
    const first = await practising(recordsFile);
    const [outgoing, incoming] = await first.get('mailServers.list', { clientId: first.client.id });
    if (outgoing === undefined || incoming?.direction !== 'incoming') expect.fail('no servers');
    await first.get('clients.rename', { clientId: first.client.id, name: 'Palestra' });
    await first.get('mailServers.remove', { serverId: outgoing.id });
    const mine = { name: 'La mia', username: 'mfa@practice.example' };
    await first.get('mailServers.save', {
      serverId: incoming.id,
      fields: fieldsOf(incoming, mine),
    });
    const elsewhere = await first.get('mailServers.create', {
      clientId: first.client.id,
      fields: fieldsOf(incoming, { name: 'Elsewhere', host: 'imap.example.com', port: 993 }),
    });
    await first.collega.dispose();

    const sandbox = { ...first.authority.environment, imap: { host: '127.0.0.1', port: 4242 } };
    const second = await startCollega({ recordsFile, sandbox });
    expect(await second.get('clients.list', {})).toMatchObject([
      { id: first.client.id, name: 'Palestra' },
    ]);
    expect(await second.get('mailServers.list', { clientId: first.client.id })).toEqual([
      { ...incoming, ...mine, port: 4242 },
      elsewhere,
    ]);
  });

  it('does not take the name of a client that is already called Sandbox', async () => {
    const recordsFile = createMemoryRecordsFile();
    const before = await startCollega({ recordsFile });
    await before.get('clients.create', { name: 'sandbox' });
    const { get } = await practising(recordsFile);
    const shown = (await get('clients.list', {})).map(({ name }) => name);
    expect(shown).toEqual(['sandbox', 'Sandbox (2)']);
  });
});
