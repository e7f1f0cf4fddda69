import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ReportBundle, type ReportRequest } from '../../contract/reports.ts';
import { openReport } from './open-report.ts';
import { systemClock } from '../shell/ports/clock.ts';
import { redirectWith } from '../testing/fake-shell.ts';
import { incomingFields, outgoingFields } from '../testing/server-fields.ts';
import { startCollega } from '../testing/start-collega.ts';
import { practiceMailbox, startTokenAuthority } from '../testing/token-authority.ts';
import { sampleFinding, sampleTest } from './testing/sample-bundle.ts';

/** A linked practice mailbox whose last test, by a mistake elsewhere, kept every secret. */
async function withLeakyTest() {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  const started = await startCollega({ sandbox: authority.environment });
  const [client] = await started.get('clients.list', {});
  if (client === undefined) expect.fail('no client');
  started.shell.behave = redirectWith({ code: 'CANARY-code' });
  const signIn = { flowId: randomUUID(), clientId: client.id, mailbox: practiceMailbox };
  expect(await started.get('signIn.start', signIn)).toMatchObject({ outcome: 'linked' });
  const [outgoing] = await started.get('mailServers.list', { clientId: client.id });
  if (outgoing === undefined) expect.fail('no server');
  const secrets = [authority.environment.secret, 'CANARY-access-1', 'CANARY-refresh-1'];
  const leaky = secrets.map((secret) => `${secret} ${Buffer.from(secret).toString('base64')}`);
  keepTest(started.options.dataFolder, outgoing.id, leaky.join(' | '));
  const request: ReportRequest = {
    clientId: client.id,
    serverIds: [outgoing.id],
    language: 'en',
    mask: 'none',
    includeLog: false,
    includeOdoo: false,
  };
  return { ...started, authority, client, outgoing, secrets, request };
}

function keepTest(dataFolder: string, serverId: string, words: string): void {
  const test = sampleTest({
    findings: [sampleFinding({ evidence: [words], commands: [words], params: { host: words } })],
    steps: [
      { id: 'auth', status: 'failed', durationMs: 1, detail: { deep: [{ words }] } },
      { id: 'mail-from', status: 'skipped', durationMs: 0, detail: {} },
    ],
    transcript: [{ at: 1, from: 'client', line: words }],
  });
  mkdirSync(join(dataFolder, 'tests'), { recursive: true });
  writeFileSync(join(dataFolder, 'tests', `${serverId}.json`), JSON.stringify(test));
}

describe('a report', () => {
  it('shows no secret in any of its forms, even one that a test let through', async () => {
    const { get, request, secrets } = await withLeakyTest();
    const report = await get('reports.create', request);
    const forms = secrets.flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    ]);
    for (const [form, text] of Object.entries(report)) {
      expect(
        forms.filter((secret) => text.includes(secret)),
        form,
      ).toEqual([]);
    }
    expect(report.json).not.toContain('CANARY');
    expect(report.json).toContain('•••');
  });

  it('names no mailbox when they are to be masked, not even in its file name', async () => {
    const { get, request } = await withLeakyTest();
    const masked = await get('reports.create', { ...request, mask: 'mailboxes' });
    for (const [form, text] of Object.entries(masked)) {
      expect(text, form).not.toMatch(/works@|works%40|john@/);
    }
    expect(masked.html).toContain('mailbox-1@practice.example');
    expect(masked.fileName).toMatch(/^collega-report-Sandbox-masked-[\d-]{10}$/);
    const open = await get('reports.create', request);
    expect(open.html).toContain(practiceMailbox);
    expect(open.fileName).toBe(
      `collega-report-Sandbox-${practiceMailbox}-${new Date().toISOString().slice(0, 10)}`,
    );
  });

  it('names no person by the name of a server, in any form, with the mailboxes masked', async () => {
    const { get, options } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Rossi' });
    const personal = outgoingFields({ username: 'anna.neri@contoso.com', name: 'Neri, Anna' });
    const server = await get('mailServers.create', { clientId, fields: personal });
    const other = {
      ...incomingFields({ username: 'anna.neri@contoso.com' }),
      name: 'Anna at home',
    };
    await get('mailServers.create', { clientId, fields: other });
    const shared = outgoingFields({ username: 'info@contoso.com', name: 'Outgoing mail server 2' });
    await get('mailServers.create', { clientId, fields: shared });
    keepTest(options.dataFolder, server.id, '550 “Neri, Anna” is not Anna at home');
    const about = { clientId, serverIds: null, language: 'en' } as const;
    const masked = await get('reports.create', { ...about, mask: 'mailboxes' });
    for (const [form, text] of Object.entries(masked)) {
      expect(text, form).not.toMatch(/neri|anna/i);
    }
    // What names no one helps to read it.
    expect(masked.html).toContain('Outgoing mail server 2');
    expect(masked.text).toContain('server-1');
    const open = await get('reports.create', { ...about, mask: 'none' });
    expect(open.html).toContain('Neri, Anna');
  });

  it.each(['mail-from', 'smtp-auth-disabled-for-mailbox'])(
    'masks a mailbox that is called as a step or a finding: %s@',
    async (local) => {
      const { get, options } = await startCollega();
      const { id: clientId } = await get('clients.create', { name: 'Rossi' });
      const fields = outgoingFields({ username: `${local}@contoso.com` });
      const server = await get('mailServers.create', { clientId, fields });
      keepTest(options.dataFolder, server.id, `550 ${local}@contoso.com refused`);
      const report = await get('reports.create', {
        clientId,
        serverIds: null,
        language: 'en',
        mask: 'mailboxes',
      });
      const bundle = openReport(report.html);
      expect(bundle.servers[0]?.test?.findings[0]?.code).toBe('smtp-auth-disabled-for-mailbox');
      expect(report.json).not.toContain(`${local}@`);
    },
  );

  it("says the findings again in the report's language, with the server's words as they were", async () => {
    const { get, request } = await withLeakyTest();
    const [en, it] = await Promise.all(
      (['en', 'it'] as const).map((language) => get('reports.create', { ...request, language })),
    );
    expect(en?.text).toContain('The Exchange administrator');
    expect(it?.text).toContain('L’amministratore di Exchange');
    expect(en?.json).not.toContain('Title as stored');
  });

  it('tells what is linked, never what it may not know', async () => {
    const { get, request } = await withLeakyTest();
    const { json } = await get('reports.create', { ...request, serverIds: null });
    const bundle: unknown = JSON.parse(json);
    expect(bundle).toMatchObject({
      schema: 'collega.report/1',
      client: { name: 'Sandbox', sandbox: true },
      azureApp: { hasSecret: true },
      links: [{ mailbox: practiceMailbox, health: { state: 'valid' } }],
      servers: [{ direction: 'outgoing' }, { direction: 'incoming', test: null }],
    });
    expect(await get('reports.open', { content: json })).toMatchObject({
      kind: 'report',
      bundle: { client: { name: 'Sandbox' } },
    });
  });

  it("never holds another client's server", async () => {
    const { get, refusal, request } = await withLeakyTest();
    const other = await get('clients.create', { name: 'Other' });
    const fields = outgoingFields();
    const theirs = await get('mailServers.create', { clientId: other.id, fields });
    expect(await refusal('reports.create', { ...request, serverIds: [theirs.id] })).toEqual({
      kind: 'not-found',
      what: 'mail-server',
    });
    const whole = await get('reports.create', { ...request, clientId: other.id, serverIds: null });
    expect(whole.json).not.toContain(practiceMailbox);
  });

  it('is saved by the shell, made again, under a name of its own', async () => {
    const { get, refusal, request, shell } = await withLeakyTest();
    shell.saveReply = { kind: 'saved', path: '/home/me/Downloads/report.html' };
    expect(await get('reports.save', { request, format: 'html' })).toEqual({
      path: '/home/me/Downloads/report.html',
    });
    expect(shell.savedFiles).toMatchObject([
      { suggestedName: expect.stringMatching(/^collega-report-.*\.html$/) as string },
    ]);
    expect([shell.savedFiles[0]?.content].flat().join('')).toMatch(/^<!doctype html>/);
    shell.saveReply = { kind: 'cancelled' };
    expect(await get('reports.save', { request, format: 'json' })).toBeNull();
    shell.saveReply = { kind: 'failed', path: '/full/report.json', code: 'ENOSPC' };
    expect(await refusal('reports.save', { request, format: 'json' })).toEqual({
      kind: 'not-saved',
      path: '/full/report.json',
      code: 'ENOSPC',
    });
  });
});

/** Turns of the event loop that the rest of the program had meanwhile. */
async function countTurns<Value>(work: () => Promise<Value>) {
  let turns = 0;
  let next = setImmediate(turn);
  function turn(): void {
    turns += 1;
    next = setImmediate(turn);
  }
  try {
    return { value: await work(), turns };
  } finally {
    clearImmediate(next);
  }
}

describe('a report of many servers', () => {
  it('says how many servers are done while a large one is made', async () => {
    let time = 0;
    const clock = { ...systemClock, monotonic: () => (time += 60) };
    const { get, events } = await startCollega({ clock });
    const { id: clientId } = await get('clients.create', { name: 'Large' });
    for (let index = 0; index < 9; index += 1) {
      const fields = outgoingFields({ username: `user${index}@contoso.com`, name: `S${index}` });
      await get('mailServers.create', { clientId, fields });
    }
    const request = { clientId, serverIds: null, language: 'en', mask: 'none' } as const;
    const runId = randomUUID();
    await get('reports.create', { ...request, runId, includeLog: false });
    const told = events.filter(({ name }) => name === 'reports.progress');
    const done = told.map(({ payload }) => (payload as { readonly done: number }).done);
    expect(told.at(0)?.payload).toMatchObject({ runId, total: 9 });
    // Not at each server, and forwards.
    expect(done.length).toBeGreaterThan(1);
    expect(done.length).toBeLessThan(9);
    expect(done).toEqual([...done].sort((one, other) => one - other));
  });

  it('lets the window go on while it is made, and tells what does not work first', async () => {
    const { get } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Large' });
    const ids: string[] = [];
    for (let index = 0; index < 30; index += 1) {
      const fields = outgoingFields({ username: `user${index}@contoso.com`, name: `S${index}` });
      ids.push((await get('mailServers.create', { clientId, fields })).id);
    }
    await get('connectionTests.runMany', { runId: randomUUID(), serverIds: ids.slice(10, 20) });
    const request = {
      clientId,
      serverIds: null,
      language: 'en',
      mask: 'mailboxes',
      includeLog: false,
    } as const;
    const { turns, value } = await countTurns(() => get('reports.create', request));
    const { json, text } = value;
    // Read, redacted, validated, translated, its row, its section, and its JSON twice.
    expect(turns).toBeGreaterThanOrEqual(8 * ids.length);
    const { servers } = JSON.parse(json) as ReportBundle;
    const tested = servers.map(({ test }) => test !== null);
    expect(tested.slice(0, 10)).toEqual(Array(10).fill(true));
    expect(tested.slice(10)).not.toContain(true);
    expect(text).toContain('10 × ');
    expect(text.split('\n').length).toBeLessThan(31);
  });

  it('is made in the wanted forms alone, and without one that is too long to go to a window', async () => {
    const { get } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Large' });
    const request = { clientId, serverIds: null, language: 'en', mask: 'none' } as const;
    const whole = await get('reports.create', request);
    const text = await get('reports.create', { ...request, formats: ['text'] });
    expect(text).toEqual({ ...whole, html: '', json: '' });
    const short = { ...request, maxLength: whole.json.length - 1 };
    expect(await get('reports.create', short)).toEqual({ ...whole, html: '', json: '' });
  });

  it('stops at the next server when it is cancelled, says no more of its progress and saves nothing', async () => {
    let time = 0;
    const clock = { ...systemClock, monotonic: () => (time += 200) };
    const { get, ask, collega, events, shell } = await startCollega({ clock });
    const { id: clientId } = await get('clients.create', { name: 'Large' });
    for (let index = 0; index < 9; index += 1) {
      const fields = outgoingFields({ username: `user${index}@contoso.com`, name: `S${index}` });
      await get('mailServers.create', { clientId, fields });
    }
    const request = { clientId, serverIds: null, language: 'en', mask: 'none' } as const;
    const runId = randomUUID();
    // As a window does: it closes its dialog while it looks at "3 of 9".
    const stop = collega.onEvent((name, payload) => {
      if (name !== 'reports.progress' || !('done' in payload) || payload.done !== 3) return;
      void ask('reports.cancel', { runId });
    });
    expect(await ask('reports.create', { ...request, runId })).toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    });
    expect(events.filter(({ name }) => name === 'reports.progress')).toHaveLength(3);
    const saving = { runId, request, format: 'html' } as const;
    expect(await ask('reports.save', saving)).toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    });
    expect(shell.savedFiles).toEqual([]);
    // The ID is free again, and a question that comes too late does no harm.
    stop();
    expect(await get('reports.cancel', { runId })).toBeNull();
    expect((await get('reports.create', { ...request, runId })).text).toContain('Large');
  });

  it('is cancelled with its window and with Collega, as an expected end and no bug', async () => {
    const { get, collega } = await startCollega();
    const { id: clientId } = await get('clients.create', { name: 'Large' });
    const request = { clientId, serverIds: null, language: 'en', mask: 'none' } as const;
    const sender = { trusted: true, description: 'test' };
    const window = new AbortController();
    const made = collega.bridge.answer('reports.create', request, sender, window.signal);
    window.abort();
    expect(await made).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    const { signal } = new AbortController();
    const closing = collega.bridge.answer('reports.create', request, sender, signal);
    await collega.dispose();
    expect(await closing).toEqual({ ok: false, failure: { kind: 'cancelled' } });
  });
});
