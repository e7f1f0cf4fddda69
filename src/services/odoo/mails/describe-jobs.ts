import { type OdooFailedMails } from '../../../contract/odoo-mails.ts';
import { type OdooJob, type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { isoOfOdoo } from '../../../contract/odoo-time.ts';

/** A job that is this late was not merely waiting for a worker. */
const lateMs = 3_600_000;

/**
 * What is wrong with a scheduled action. `lastcall` and the count of failures say nothing of
 * fetching: they move, and stay 0, although each fetch fails (odoo-api.md 4).
 */
export function describeJobs(
  jobs: readonly OdooJob[],
  snapshot: Pick<OdooSnapshot, 'incoming' | 'neutralized'>,
  now: number,
): OdooFailedMails['jobs'] {
  return jobs.map((job) => ({ ...job, trouble: troubleOf(job, snapshot, now) }));
}

function troubleOf(
  job: OdooJob,
  { incoming, neutralized }: Pick<OdooSnapshot, 'incoming' | 'neutralized'>,
  now: number,
): OdooFailedMails['jobs'][number]['trouble'] {
  // A copy for testing has them all switched off.
  if (neutralized) return null;
  if (!job.active) {
    // Odoo itself stops fetching where no server is confirmed.
    const hasWork = incoming.some(
      ({ active, state, authentication }) =>
        active && state === 'done' && authentication !== 'local',
    );
    return job.kind === 'queue' || hasWork ? 'stopped' : null;
  }
  const due = isoOfOdoo(job.nextCall);
  if (due !== null && Date.parse(due) < now - lateMs) return 'overdue';
  return (job.failures ?? 0) > 0 ? 'fails' : null;
}

/** Each active incoming server: whether Odoo fetches from it, as far as Odoo itself knows. */
export function describeFetching(
  { incoming }: Pick<OdooSnapshot, 'incoming'>,
  recordsErrors: boolean,
): Omit<OdooFailedMails['fetching'][number], 'finding'>[] {
  return incoming
    .filter(({ active, authentication }) => active && authentication !== 'local')
    .map(({ id, name, state, error }) => {
      const shared = { recordId: id, name, since: null, message: '' };
      if (error !== null) {
        const { since, message } = error;
        return { ...shared, state: 'fails' as const, since: isoOfOdoo(since), message };
      }
      if (state !== 'done') return { ...shared, state: 'not-confirmed' as const };
      return { ...shared, state: recordsErrors ? ('works' as const) : ('not-recorded' as const) };
    });
}
