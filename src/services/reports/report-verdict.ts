import { type ReportBundle, type ReportedServer } from '../../contract/reports.ts';

export interface OutcomeCounts {
  readonly total: number;
  readonly failed: number;
  readonly warning: number;
  readonly passed: number;
  /** Never tested. A cancelled test is not kept, so it does not count. */
  readonly untested: number;
}

export function countOutcomes({ servers }: Pick<ReportBundle, 'servers'>): OutcomeCounts {
  const count = (outcome: string | undefined): number =>
    servers.filter(({ test }) => test?.outcome === outcome).length;
  return {
    total: servers.length,
    failed: count('failed'),
    warning: count('warning'),
    passed: count('passed'),
    untested: count(undefined) + count('cancelled'),
  };
}

/** The worst of all servers; one that was never tested says nothing about the others. */
export function verdictOf(counts: OutcomeCounts): 'failed' | 'warning' | 'passed' | 'untested' {
  if (counts.failed > 0) return 'failed';
  if (counts.warning > 0) return 'warning';
  return counts.passed > 0 ? 'passed' : 'untested';
}

const severity = ['failed', 'warning', 'cancelled', undefined, 'passed'];

/** For sorting: what does not work first; equal ones stay in the order of the list. */
export function worstFirst(one: Tested, other: Tested): number {
  return severity.indexOf(one.test?.outcome) - severity.indexOf(other.test?.outcome);
}

type Tested = Pick<ReportedServer, 'test'>;
