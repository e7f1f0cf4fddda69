import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { type ConnectionTestReport } from '../../contract/connection-tests.ts';
import { type Finding } from '../../contract/findings.ts';
import { defer } from '../deferred.ts';
import { fieldsOf, incomingFields } from '../testing/server-fields.ts';
import { startCollega } from '../testing/start-collega.ts';
import { type ConnectionTestOptions, type ConnectionTestPlan } from './connection-test-plan.ts';
import { runConnectionTest } from './run-connection-test.ts';

vi.mock('./run-connection-test.ts', () => ({ runConnectionTest: vi.fn() }));

const run = vi.mocked(runConnectionTest);

function reportOf(
  plan: ConnectionTestPlan,
  outcome: ConnectionTestReport['outcome'],
): ConnectionTestReport {
  const { direction, host, port, encryption, username } = plan;
  return {
    schema: 'collega.connection-test/1',
    direction,
    outcome,
    server: { host, port, encryption, username },
    startedAt: '2026-11-23T10:00:00.000Z',
    durationMs: 12,
    roundTrips: 6,
    steps: [],
    findings: [],
    transcript: [],
  };
}

async function withServer() {
  const started = await startCollega();
  const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
  const server = await started.get('mailServers.create', { clientId, fields: incomingFields() });
  const asked = { runId: randomUUID(), serverId: server.id };
  return {
    ...started,
    server,
    asked,
    stored: async () => (await started.get('mailServers.list', { clientId }))[0],
    last: () => started.get('connectionTests.last', { serverId: server.id }),
  };
}

/** A test that ends when its signal does, as the real one. */
function untilCancelled(plan: ConnectionTestPlan, { signal }: ConnectionTestOptions) {
  return new Promise<ConnectionTestReport>((resolve) => {
    const end = (): void => resolve(reportOf(plan, 'cancelled'));
    // The plan reads the proxies of the system first: the test may be cancelled before it begins.
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

describe('a connection test', () => {
  it.each([
    ['passed', true],
    ['warning', true],
    ['failed', false],
  ] as const)('that has %s leaves an incoming server confirmed: %s', async (outcome, confirmed) => {
    run.mockImplementation((plan) => Promise.resolve(reportOf(plan, outcome)));
    const { get, asked, stored, last } = await withServer();
    const report = await get('connectionTests.run', asked);
    expect(await last()).toEqual(report);
    expect(await stored()).toMatchObject({ confirmed, lastTest: { outcome, durationMs: 12 } });
  });

  it('of the network alone is not kept as the server’s last test', async () => {
    const plans: ConnectionTestPlan[] = [];
    run.mockImplementation((plan) => {
      plans.push(plan);
      return Promise.resolve(reportOf(plan, 'passed'));
    });
    const { get, asked, stored, last } = await withServer();
    await get('connectionTests.run', { ...asked, networkOnly: true });
    expect(plans[0]?.networkOnly).toBe(true);
    expect(await last()).toBeNull();
    expect(await stored()).toMatchObject({ confirmed: false, lastTest: null });
  });

  it('has half a minute in all, or as long as was asked for', async () => {
    const limits: number[] = [];
    run.mockImplementation((plan) => {
      limits.push(plan.timeoutMs);
      return Promise.resolve(reportOf(plan, 'passed'));
    });
    const { get, asked, refusal } = await withServer();
    await get('connectionTests.run', asked);
    await get('connectionTests.run', { ...asked, timeoutMs: 5_000 });
    expect(limits).toEqual([30_000, 5_000]);
    expect(await refusal('connectionTests.run', { ...asked, timeoutMs: 1 })).toMatchObject({
      kind: 'invalid-input',
    });
  });

  it('does not confirm a server that was pointed elsewhere meanwhile', async () => {
    const { get, asked, stored, server } = await withServer();
    run.mockImplementation(async (plan) => {
      const fields = fieldsOf(server, { host: 'imap.example.com' });
      await get('mailServers.save', { serverId: server.id, fields });
      return reportOf(plan, 'passed');
    });
    await get('connectionTests.run', asked);
    expect(await stored()).toMatchObject({
      host: 'imap.example.com',
      confirmed: false,
      lastTest: null,
    });
  });

  it('is kept with a shared mailbox too, for which someone else signs in', async () => {
    run.mockImplementation((plan) =>
      Promise.resolve(reportOf({ ...plan, username: 'delegate@example.com' }, 'passed')),
    );
    const { get, asked, stored } = await withServer();
    await get('connectionTests.run', asked);
    expect(await stored()).toMatchObject({ lastTest: { outcome: 'passed' } });
  });

  it.each([
    ['host', { host: 'imap.example.com' }, false],
    ['port', { port: 1993 }, false],
    ['mailbox', { username: 'other@example.com' }, false],
    ['name', { name: 'Another name' }, true],
  ])('says nothing of a server that has another %s since', async (_what, change, stays) => {
    run.mockImplementation((plan) => Promise.resolve(reportOf(plan, 'passed')));
    const { get, asked, stored, server } = await withServer();
    await get('connectionTests.run', asked);
    const fields = fieldsOf(server, change);
    await get('mailServers.save', { serverId: server.id, fields });
    const { lastTest } = (await stored()) ?? {};
    expect(lastTest !== null).toBe(stays);
  });

  it('answers although its server was removed meanwhile, and keeps nothing', async () => {
    const { get, asked, refusal, server } = await withServer();
    run.mockImplementation(async (plan) => {
      await get('mailServers.remove', { serverId: server.id });
      return reportOf(plan, 'passed');
    });
    expect(await get('connectionTests.run', asked)).toMatchObject({ outcome: 'passed' });
    expect(await refusal('connectionTests.last', { serverId: server.id })).toMatchObject({
      kind: 'not-found',
    });
  });

  it('ends when it is cancelled, and the result before it stays', async () => {
    const { get, ask, asked, last } = await withServer();
    run.mockImplementation((plan) => Promise.resolve(reportOf(plan, 'passed')));
    const before = await get('connectionTests.run', asked);
    run.mockImplementation(untilCancelled);
    const running = ask('connectionTests.run', asked);
    expect(await ask('connectionTests.run', asked)).toEqual({
      ok: false,
      failure: { kind: 'already-running' },
    });
    await get('connectionTests.cancel', { runId: asked.runId });
    expect(await running).toMatchObject({ value: { outcome: 'cancelled' } });
    expect(await last()).toEqual(before);
  });

  it('ends when the window that asked goes away', async () => {
    const { collega, asked } = await withServer();
    run.mockImplementation(untilCancelled);
    const window = new AbortController();
    const trusted = { trusted: true, description: 'test' };
    const running = collega.bridge.answer('connectionTests.run', asked, trusted, window.signal);
    window.abort();
    expect(await running).toMatchObject({ ok: true, value: { outcome: 'cancelled' } });
  });

  it('tells its steps under its own name as they happen', async () => {
    const { get, asked, events } = await withServer();
    const step = { id: 'dns', status: 'ok', durationMs: 1, detail: {} } as const;
    run.mockImplementation((plan, options) => {
      options.onStepStarted('dns');
      options.onStepFinished(step);
      return Promise.resolve(reportOf(plan, 'failed'));
    });
    await get('connectionTests.run', asked);
    const progress = events.filter(({ name }) => name === 'connectionTests.progress');
    expect(progress.map(({ payload }) => payload)).toEqual([
      { kind: 'started', ...asked, step: 'dns' },
      { kind: 'finished', ...asked, step },
    ]);
  });
});

async function withServers(count: number) {
  const started = await startCollega();
  const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const fields = incomingFields({ username: `mailbox-${number}@example.com` });
    ids.push((await started.get('mailServers.create', { clientId, fields })).id);
  }
  const list = () => started.get('mailServers.list', { clientId });
  return { ...started, clientId, ids, list, asked: { runId: randomUUID(), serverIds: ids } };
}

/** Of the client's Azure app: what stops one mailbox stops them all. */
const secretExpired: Finding = {
  code: 'client-secret-expired',
  severity: 'error',
  step: 'token',
  rows: [4],
  owner: 'entra-admin',
  title: 'The client secret has expired',
  cause: 'It had a date.',
  fix: 'Create a new one.',
  params: { applicationId: '11111111-2222-3333-4444-555555555555' },
  commands: [],
  links: [],
  evidence: [],
};

describe('tests of many servers', () => {
  it('run ten at a time, and each is kept as one alone is', async () => {
    const { get, ids, list, asked, events } = await withServers(30);
    let running = 0;
    let maxRunning = 0;
    run.mockImplementation(async (plan) => {
      running += 1;
      maxRunning = Math.max(maxRunning, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return reportOf(plan, plan.username.startsWith('mailbox-3@') ? 'failed' : 'passed');
    });
    const { results, alarms } = await get('connectionTests.runMany', asked);
    expect(maxRunning).toBe(10);
    expect(results.map(({ serverId }) => serverId)).toEqual(ids);
    expect(results.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
      { serverId: ids[3], durationMs: 12 },
    ]);
    expect(alarms).toEqual([]);
    const stored = await list();
    expect(stored.filter((server) => 'confirmed' in server && server.confirmed)).toHaveLength(29);
    expect(stored.every(({ lastTest }) => lastTest !== null)).toBe(true);
    expect(await get('connectionTests.last', { serverId: ids[29] ?? '' })).not.toBeNull();
    const told = events.filter(({ name }) => name === 'connectionTests.manyProgress');
    expect(told).toHaveLength(30);
    // Each change of the records rewrites the whole file.
    const written = events.filter(
      ({ name, payload }) =>
        name === 'records.changed' && (payload as { topic: string }).topic === 'mail-servers',
    );
    expect(written.length - ids.length).toBe(2);
  });

  it('make one alarm of one failing app secret', async () => {
    const { get, ids, asked } = await withServers(3);
    run.mockImplementation((plan) =>
      Promise.resolve({ ...reportOf(plan, 'failed'), findings: [secretExpired] }),
    );
    const { results, alarms } = await get('connectionTests.runMany', asked);
    expect(results.map(({ findings }) => findings)).toEqual([[], [], []]);
    expect(alarms).toEqual([{ finding: secretExpired, serverIds: ids }]);
  });

  it('end together when they are cancelled, and what had passed is kept', async () => {
    const { get, ask, asked, list } = await withServers(14);
    const begun = defer<undefined>();
    run.mockImplementation((plan, options) => {
      if (plan.username === 'mailbox-0@example.com') {
        return Promise.resolve(reportOf(plan, 'passed'));
      }
      if (plan.username === 'mailbox-10@example.com') begun.resolve(undefined);
      return untilCancelled(plan, options);
    });
    const running = ask('connectionTests.runMany', asked);
    await begun.promise;
    await get('connectionTests.cancel', { runId: asked.runId });
    const answer = await running;
    const outcomes = answer.ok ? answer.value.results.map(({ outcome }) => outcome) : [];
    expect(outcomes).toEqual(['passed', ...Array<string>(13).fill('cancelled')]);
    expect((await list()).filter(({ lastTest }) => lastTest !== null)).toHaveLength(1);
  });

  it('leave out a server that is gone, and refuse servers of several clients', async () => {
    const { get, refusal, ids, asked } = await withServers(2);
    run.mockImplementation((plan) => Promise.resolve(reportOf(plan, 'passed')));
    const [gone = ''] = ids;
    await get('mailServers.remove', { serverId: gone });
    expect((await get('connectionTests.runMany', asked)).results).toHaveLength(1);
    const { id: clientId } = await get('clients.create', { name: 'Bianchi' });
    const other = await get('mailServers.create', { clientId, fields: incomingFields() });
    expect(
      await refusal('connectionTests.runMany', { ...asked, serverIds: [...ids, other.id] }),
    ).toMatchObject({ kind: 'invalid-input' });
    expect(await refusal('connectionTests.runMany', { ...asked, serverIds: [gone] })).toMatchObject(
      { kind: 'not-found' },
    );
  });
});
