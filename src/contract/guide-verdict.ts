import { type Guide } from './guide.ts';

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
