import { expect, it } from 'vitest';
import { type ManyTestsResult } from '../../contract/connection-tests.ts';
import { type Result } from '../../contract/failures.ts';
import { createFakeApi } from '../bridge/testing/fake-api.ts';
import { createQueryClient } from '../bridge/create-query-client.ts';
import { ManyTests } from './many-tests.ts';

function start() {
  let finish: (answer: Result<ManyTestsResult>) => void = () => undefined;
  const fake = createFakeApi({
    'connectionTests.runMany': () =>
      new Promise<Result<ManyTestsResult>>((resolve) => {
        finish = resolve;
      }),
    'connectionTests.cancel': () => ({ ok: true, value: null }),
  });
  let number = 0;
  const newId = () => `run-${(number += 1)}`;
  const tests = new ManyTests({
    api: fake.api,
    queryClient: createQueryClient(),
    newId,
    now: () => 1_000,
  });
  return { ...fake, tests, finish: (answer: Result<ManyTestsResult>) => finish(answer) };
}
const progress = (runId: string, outcome: 'passed' | 'failed') => ({
  runId,
  serverId: 'server',
  outcome,
});

it('counts what has ended, of its own run alone', () => {
  const { tests, emit } = start();
  void tests.start('list', ['a', 'b', 'c']);
  emit('connectionTests.manyProgress', progress('run-1', 'passed'));
  emit('connectionTests.manyProgress', progress('run-1', 'failed'));
  emit('connectionTests.manyProgress', progress('run-of-another-window', 'failed'));
  expect(tests.store.get('list')).toMatchObject({ state: 'running', total: 3, done: 2, failed: 1 });
});

it('runs once at a time in a list, and keeps its summary until it is put away', async () => {
  const { tests, asked, finish } = start();
  const running = tests.start('list', ['a']);
  await tests.start('list', ['b']);
  expect(asked).toEqual([['connectionTests.runMany', { runId: 'run-1', serverIds: ['a'] }]]);
  tests.forget('list');
  expect(tests.store.get('list')?.state).toBe('running');
  const result = { results: [], alarms: [] };
  finish({ ok: true, value: result });
  await running;
  expect(tests.store.get('list')).toEqual({
    state: 'finished',
    result,
    startedAt: 1_000,
    endedAt: 1_000,
  });
  tests.forget('list');
  expect(tests.store.get('list')).toBeUndefined();
});

it('asks once to cancel, by the name of the run', async () => {
  const { tests, asked } = start();
  void tests.start('list', ['a']);
  await tests.cancel('list');
  await tests.cancel('list');
  expect(asked.slice(1)).toEqual([['connectionTests.cancel', { runId: 'run-1' }]]);
  expect(tests.store.get('list')).toMatchObject({ cancelling: true });
});
