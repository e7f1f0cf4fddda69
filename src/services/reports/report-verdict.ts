import { type ReportBundle, type ReportedServer } from '../../contract/reports.ts';

export interface OutcomeCounts {
  readonly total: number;
  readonly failed: number;
  readonly warning: number;
  readonly passed: number;
  /** Never tested. A cancelled test is not kept, so it does not count. */
  readonly untested: number;
  /** Something that their tests depend on was changed since: of now they prove nothing. */
  readonly outdated: number;
}

export function countOutcomes({ servers }: Pick<ReportBundle, 'servers'>): OutcomeCounts {
  const count = (outcome: string | undefined): number =>
    servers.filter(({ test, outdated }) => !outdated && test?.outcome === outcome).length;
  return {
    total: servers.length,
    failed: count('failed'),
    warning: count('warning'),
    passed: count('passed'),
    untested: count(undefined) + count('cancelled'),
    outdated: servers.filter(({ outdated }) => outdated).length,
  };
}

/** The worst of all servers; one that was never tested says nothing about the others. */
export function verdictOf(
  counts: OutcomeCounts,
): 'failed' | 'warning' | 'passed' | 'outdated' | 'untested' {
  if (counts.failed > 0) return 'failed';
  if (counts.warning > 0) return 'warning';
  if (counts.passed > 0) return 'passed';
  return counts.outdated > 0 ? 'outdated' : 'untested';
}

const severity = ['failed', 'warning', 'outdated', 'cancelled', undefined, 'passed'];

/** For sorting: what does not work first; equal ones stay in the order of the list. */
export function worstFirst(one: Tested, other: Tested): number {
  return severity.indexOf(stateOf(one)) - severity.indexOf(stateOf(other));
}

function stateOf({ test, outdated }: Tested): string | undefined {
  return outdated ? 'outdated' : test?.outcome;
}

type Tested = Pick<ReportedServer, 'test' | 'outdated'>;
