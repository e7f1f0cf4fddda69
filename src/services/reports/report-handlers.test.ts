import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ReportRequest } from '../../contract/reports.ts';
import { openReport } from './open-report.ts';
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
