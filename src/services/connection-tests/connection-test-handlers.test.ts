import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { type ConnectionTestReport } from '../../contract/connection-tests.ts';
import { fieldsOf, incomingFields } from '../test-doubles/server-fields.ts';
import { startCollega } from '../test-doubles/start-collega.ts';
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
    signal.addEventListener('abort', () => resolve(reportOf(plan, 'cancelled')), { once: true });
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

  it('does not confirm a server that was pointed elsewhere meanwhile', async () => {
    const { get, asked, stored, server } = await withServer();
    run.mockImplementation(async (plan) => {
      const fields = fieldsOf(server, { host: 'imap.example.com' });
      await get('mailServers.save', { serverId: server.id, fields });
      return reportOf(plan, 'passed');
    });
    await get('connectionTests.run', asked);
    expect(await stored()).toMatchObject({ host: 'imap.example.com', confirmed: false });
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
