import { describe, expect, it } from 'vitest';
import { type ConnectionTestReport, type TestStep } from '../../contract/connection-tests.ts';
import { type Result } from '../../contract/failures.ts';
import { createQueryClient } from '../bridge/create-query-client.ts';
import { createFakeApi } from '../bridge/testing/fake-api.ts';
import { TestRuns } from './test-runs.ts';

const report: ConnectionTestReport = {
  schema: 'collega.connection-test/1',
  direction: 'outgoing',
  outcome: 'passed',
  server: { host: 'localhost', port: 587, encryption: 'starttls', username: 'a@example.com' },
  startedAt: '2026-11-23T10:00:00Z',
  durationMs: 1,
  roundTrips: 8,
  steps: [],
  findings: [],
  transcript: [],
};
const dns: TestStep = { id: 'dns', status: 'ok', durationMs: 3, detail: {} };

function start() {
  let end: (result: Result<ConnectionTestReport>) => void = () => undefined;
  const fake = createFakeApi({
    'connectionTests.run': () =>
      new Promise((resolve) => {
        end = resolve;
      }),
    'connectionTests.cancel': () => ({ ok: true, value: null }),
  });
  let ids = 0;
  const runs = new TestRuns({
    api: fake.api,
    queryClient: createQueryClient(),
    newId: () => `run-${++ids}`,
    now: () => 100,
  });
  const ended = runs.start('server');
  return { ...fake, runs, ended, end: (result: Result<ConnectionTestReport>) => end(result) };
}

describe('a test in the window', () => {
  it('shows each step as it begins and as it ends', () => {
    const { runs, emit } = start();
    emit('connectionTests.progress', {
      kind: 'started',
      runId: 'run-1',
      serverId: 'server',
      step: 'dns',
    });
    expect(runs.store.get('server')).toMatchObject({ current: { step: 'dns', since: 100 } });
    emit('connectionTests.progress', {
      kind: 'finished',
      runId: 'run-1',
      serverId: 'server',
      step: dns,
    });
    expect(runs.store.get('server')).toMatchObject({ current: null, steps: [dns] });
  });

  it('shows no step of another run', () => {
    const { runs, emit } = start();
    emit('connectionTests.progress', {
      kind: 'finished',
      runId: 'run-0',
      serverId: 'server',
      step: dns,
    });
    expect(runs.store.get('server')).toMatchObject({ steps: [] });
  });

  it('runs once, however often the button is pressed', async () => {
    const { runs, asked } = start();
    await runs.start('server');
    expect(asked).toHaveLength(1);
  });

  it('cancels by the run it started, once', async () => {
    const { runs, asked } = start();
    await runs.cancel('server');
    await runs.cancel('server');
    expect(asked.slice(1)).toEqual([['connectionTests.cancel', { runId: 'run-1' }]]);
    expect(runs.store.get('server')).toMatchObject({ state: 'running', cancelling: true });
  });

  it('ends with the report, or with the failure that refused it', async () => {
    const passed = start();
    passed.end({ ok: true, value: report });
    await passed.ended;
    expect(passed.runs.store.get('server')).toEqual({ state: 'finished', report });

    const refused = start();
    refused.end({ ok: false, failure: { kind: 'sandbox-not-running' } });
    await refused.ended;
    expect(refused.runs.store.get('server')).toMatchObject({
      state: 'refused',
      failure: { kind: 'sandbox-not-running' },
    });
  });
});
