import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { type ConnectionTestReport, type TestStep } from '../../contract/connection-tests.ts';
import { messageOutcome } from '../../contract/kind-of-test.ts';
import { outgoingFields } from '../testing/server-fields.ts';
import { startCollega } from '../testing/start-collega.ts';
import { runConnectionTest } from './run-connection-test.ts';

vi.mock('./run-connection-test.ts', () => ({ runConnectionTest: vi.fn() }));

const step = (id: TestStep['id'], status: TestStep['status']): TestStep => ({
  ...{ id, status, durationMs: 1, detail: {} },
});
const plain = [step('auth', 'ok'), step('data', 'ok')];
const lost = [...plain, step('send', 'failed')];
const arrived = [...plain, step('send', 'ok')];
const notSent = [...plain, step('send', 'skipped')];
const refused = [step('auth', 'failed'), step('data', 'skipped')];

async function withServer() {
  const started = await startCollega();
  const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
  const fields = outgoingFields();
  const server = await started.get('mailServers.create', { clientId, fields });
  let minute = 0;
  const mock = (outcome: ConnectionTestReport['outcome'], steps: TestStep[]): void => {
    minute += 1;
    const startedAt = `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`;
    vi.mocked(runConnectionTest).mockImplementation(({ direction, ...plan }) =>
      Promise.resolve({
        schema: 'collega.connection-test/1',
        ...{ direction, outcome, startedAt, steps, findings: [], transcript: [] },
        server: {
          ...{ host: plan.host, port: plan.port, encryption: plan.encryption },
          username: plan.username,
        },
        ...{ durationMs: 1, roundTrips: 1 },
      }),
    );
  };
  return {
    ...started,
    server,
    /** Answers the outcome that counts afterwards. */
    after: async (outcome: ConnectionTestReport['outcome'], steps: TestStep[]) => {
      mock(outcome, steps);
      await started.get('connectionTests.run', { runId: randomUUID(), serverId: server.id });
      const [{ lastTest } = server] = await started.get('mailServers.list', { clientId });
      const kept = await started.get('connectionTests.last', { serverId: server.id });
      expect(kept?.startedAt).toBe(lastTest?.startedAt);
      return lastTest?.outcome;
    },
    many: (outcome: ConnectionTestReport['outcome'], steps: TestStep[]) => {
      mock(outcome, steps);
      const wanted = { runId: randomUUID(), serverIds: [server.id] };
      return started.get('connectionTests.runMany', wanted);
    },
  };
}

it('a failed message outlasts tests that send none, until one arrives', async () => {
  const { after } = await withServer();
  expect(await after('failed', lost)).toBe('failed');
  expect(await after('passed', plain)).toBe('failed');
  // Asked for, and there was no incoming server to find it by.
  expect(await after('warning', notSent)).toBe('failed');
  expect(await after('passed', arrived)).toBe('passed');
  expect(await after('passed', plain)).toBe('passed');
});

it('a failed message says nothing of a server that was changed since', async () => {
  const { after, get, server } = await withServer();
  await after('failed', lost);
  const fields = outgoingFields({ fromFilter: 'other.example' });
  await get('mailServers.save', { serverId: server.id, fields });
  expect(await after('passed', plain)).toBe('passed');
});

it('a test that failed before its message is replaced by one that gets further', async () => {
  const { after } = await withServer();
  expect(await after('failed', [...refused, step('send', 'skipped')])).toBe('failed');
  expect(await after('passed', plain)).toBe('passed');
});

it('tests of many count a failed message as failed, and say when it was sent', async () => {
  const { after, many } = await withServer();
  await after('failed', lost);
  const { results } = await many('passed', plain);
  expect(results).toMatchObject([
    { outcome: 'failed', messageFailedAt: '2026-11-23T10:01:00.000Z' },
  ]);
  expect((await many('passed', arrived)).results).toMatchObject([{ outcome: 'passed' }]);
});

it('a message that the server refuses has failed, and one that was never begun has not', () => {
  const outcome = 'failed';
  const mailFrom = [step('mail-from', 'failed'), step('send', 'skipped')];
  expect(messageOutcome({ outcome, steps: mailFrom })).toBe('failed');
  expect(messageOutcome({ outcome, steps: refused })).toBeNull();
  expect(messageOutcome({ outcome: 'cancelled', steps: lost })).toBeNull();
});
