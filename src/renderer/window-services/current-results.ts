import { type ManyTestsResult } from '../../contract/connection-tests.ts';
import { lacksToken } from '../../contract/kind-of-test.ts';
import { type ListedServer } from './list-view.ts';
import { type ManyRun } from './many-tests.ts';

type Finished = Extract<ManyRun, { state: 'finished' }>;

/** What a summary of many tests still says of the servers as they are now. */
export interface CurrentResults {
  readonly result: ManyTestsResult;
  /** Servers that were changed, tested again or deleted since. */
  readonly outdated: number;
}

/** Takes out of the summary of a run whatever does not hold any more. */
export function currentResults(run: Finished, listed: readonly ListedServer[]): CurrentResults {
  const byId = new Map(listed.map((each) => [each.server.id, each]));
  const isCurrent = (result: ManyTestsResult['results'][number]): boolean => {
    const { serverId, outcome, messageFailedAt } = result;
    const found = byId.get(serverId);
    if (found === undefined) return false;
    const { lastTest } = found.server;
    const testedAt = lastTest === null ? null : Date.parse(lastTest.startedAt);
    // A cancelled test leaves the result before it.
    if (outcome === 'cancelled') return testedAt === null || testedAt <= run.endedAt;
    // As does one that ran where the token is not.
    if (lacksToken(result)) {
      return found.link === 'none' && (testedAt === null || testedAt <= run.endedAt);
    }
    if (testedAt === null || found.test === 'outdated') return false;
    // A failed message is there before and after a test without one.
    if (messageFailedAt !== undefined) return lastTest?.startedAt === messageFailedAt;
    return testedAt >= run.startedAt && testedAt <= run.endedAt;
  };
  const results = run.result.results.filter(isCurrent);
  const ids = new Set(results.map(({ serverId }) => serverId));
  const alarms = run.result.alarms
    .map((alarm) => ({ ...alarm, serverIds: alarm.serverIds.filter((id) => ids.has(id)) }))
    .filter(({ serverIds }) => serverIds.length > 0);
  return { result: { results, alarms }, outdated: run.result.results.length - results.length };
}
