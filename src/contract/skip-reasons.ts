import { z } from 'zod';
import { type TestStep } from './connection-tests.ts';

/**
 * Why a step was not run, as `detail.reason` of a skipped step. Each is the key of a text in the
 * language files (`tests.skipReasons.<reason>`).
 */
export const skipReason = z.enum([
  'cancelled',
  'earlier-step-failed',
  'encrypted-from-first-byte',
  'no-encryption-chosen',
  'resolved-by-proxy',
  'no-incoming-server',
  'no-sign-in',
]);
export type SkipReason = z.infer<typeof skipReason>;

/** The reason of a skipped step; null for other steps, and for reports that gave a sentence. */
export function skipReasonOf({ status, detail }: Pick<TestStep, 'status' | 'detail'>) {
  const reason = skipReason.safeParse(detail['reason']);
  return status === 'skipped' && reason.success ? reason.data : null;
}
