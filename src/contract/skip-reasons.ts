import { type TestStep } from './connection-tests.ts';

/**
 * Why a step was not run, as `detail.reason` of a skipped step. Each is the key of a text in the
 * language files (`tests.skipReasons.<reason>`).
 */
const skipReasons = [
  'cancelled',
  'earlier-step-failed',
  'encrypted-from-first-byte',
  'no-encryption-chosen',
  'resolved-by-proxy',
  'no-incoming-server',
  'no-sign-in',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** The reason of a skipped step; null for other steps, and for reports that gave a sentence. */
export function skipReasonOf({
  status,
  detail,
}: Pick<TestStep, 'status' | 'detail'>): SkipReason | null {
  const reason = skipReasons.find((known) => known === detail['reason']);
  return status === 'skipped' ? (reason ?? null) : null;
}
