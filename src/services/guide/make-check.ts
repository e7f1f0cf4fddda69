import { type Finding } from '../../contract/findings.ts';
import {
  type GuideCheck,
  type GuideCheckId,
  type GuideOutcome,
  type GuideReason,
} from '../../contract/guide.ts';

interface Extra {
  readonly params?: Readonly<Record<string, string>>;
  readonly finding?: Finding;
}

/** One check's result; the caller adds the time. */
export function makeCheck(
  id: GuideCheckId,
  outcome: GuideOutcome,
  reason: GuideReason,
  { params = {}, finding }: Extra = {},
): GuideCheck {
  return { id, outcome, reason, params: { ...params }, finding: finding ?? null, checkedAt: null };
}
