import { expect, it } from 'vitest';
import { type ManyTestsResult } from '../../contract/connection-tests.ts';
import { currentResults } from './current-results.ts';
import { type ListedServer } from './list-view.ts';

type Result = ManyTestsResult['results'][number];

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString();

/** How many results of a run from minute 10 to 20 still hold, of one server as it is listed now. */
function holding(result: Partial<Result>, listed: Partial<ListedServer>, testedAt: number | null) {
  const lastTest = testedAt === null ? null : { startedAt: at(testedAt) };
  const server = { id: 'one', lastTest } as unknown as ListedServer['server'];
  const found = { server, link: 'valid', test: 'failed', ...listed } as ListedServer;
  const results: Result[] = [
    { serverId: 'one', outcome: 'failed', durationMs: 1, findings: [], ...result },
  ];
  const times = { startedAt: Date.parse(at(10)), endedAt: Date.parse(at(20)) };
  const run = { state: 'finished' as const, result: { results, alarms: [] }, ...times };
  return currentResults(run, [found]).result.results.length;
}

it('a result holds while it is the server’s last one', () => {
  expect(holding({}, {}, 15)).toBe(1);
  expect(holding({}, {}, 25)).toBe(0);
  expect(holding({}, { test: 'outdated' }, 15)).toBe(0);
  expect(holding({ outcome: 'cancelled' }, {}, null)).toBe(1);
});

it('a failed message that outlasts the run is the server’s last result from before it', () => {
  expect(holding({ messageFailedAt: at(5) }, {}, 5)).toBe(1);
  expect(holding({ messageFailedAt: at(5) }, {}, 25)).toBe(0);
  expect(holding({ messageFailedAt: at(5) }, { test: 'outdated' }, 5)).toBe(0);
});

it('a test without the token holds until the mailbox is linked here or tested again', () => {
  const findings = [{ code: 'token-not-here' }] as Result['findings'];
  expect(holding({ findings }, { link: 'none', test: 'outdated' }, 5)).toBe(1);
  expect(holding({ findings }, { link: 'none', test: 'never' }, null)).toBe(1);
  expect(holding({ findings }, { link: 'valid', test: 'passed' }, 5)).toBe(0);
  expect(holding({ findings }, { link: 'none', test: 'outdated' }, 25)).toBe(0);
});
