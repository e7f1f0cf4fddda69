import { type GuideCheck, type NotChecked } from '../../contract/guide.ts';

/** Kept apart from the checks: what stopped several of them is said once. */
export interface GroupedChecks {
  readonly checks: GuideCheck[];
  readonly notChecked: NotChecked[];
}

/**
 * Takes the causes out of checks that were to be made now and could not be: for want of an answer, of
 * a value, or because Microsoft stopped at something else. Causes are the same where their findings
 * have one code.
 */
export function groupNotChecked(checks: readonly GuideCheck[]): GroupedChecks {
  const groups = new Map<string, NotChecked>();
  for (const check of checks.filter(isNotChecked)) {
    const { id, reason } = check;
    // What was refused elsewhere is explained at the check that it stopped.
    const finding = check.outcome === 'not-checked' ? check.finding : null;
    const cause = finding?.code ?? reason;
    const group = groups.get(cause) ?? { checks: [], reason, finding };
    group.checks.push(id);
    groups.set(cause, group);
  }
  return {
    checks: checks.map((check) =>
      check.outcome === 'not-checked' ? { ...check, finding: null } : check,
    ),
    notChecked: [...groups.values()],
  };
}

/** A secret that was not refused was checked, as far as can be without a sign-in. */
function isNotChecked({ outcome, reason }: GuideCheck): boolean {
  if (outcome === 'not-checked' || outcome === 'waiting') return true;
  return outcome === 'unclear' && reason !== 'secret-not-refused';
}
