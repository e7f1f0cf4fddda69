import { type Guide, type GuideCheck, type GuideStep } from './guide.ts';

/**
 * What the last `guide.check` comes to. `no-problem` is an all-clear, and earned: whatever could not
 * be asked, or was not answered, makes it `checked-in-part` or `nothing-checked`.
 */
export type GuideVerdict = 'problem' | 'nothing-checked' | 'checked-in-part' | 'no-problem';

export function guideVerdict({ steps, notChecked, checkedAt }: Guide): GuideVerdict {
  if (steps.some(({ state }) => state === 'problem')) return 'problem';
  if (checkedAt === null) return 'nothing-checked';
  return notChecked.length > 0 ? 'checked-in-part' : 'no-problem';
}

/** Whether a check has shown nothing of what it asks. A day that is not noted is a piece of advice. */
export function isUnproven({ outcome, reason }: GuideCheck): boolean {
  return reason !== 'day-unknown' && outcome !== 'passed' && outcome !== 'warning';
}

/** Done by the user's word alone: nothing is checked, or the checks do not show it. */
export function isMarkedByHand({ state, ticked, checks }: GuideStep): boolean {
  const counted = checks.filter(({ reason }) => reason !== 'day-unknown');
  return state === 'done' && ticked && (counted.length === 0 || counted.some(isUnproven));
}
