import { type OdooStepWarning } from '../../../contract/odoo-plan.ts';
import { type OdooTestResult } from '../../../contract/odoo-tests.ts';

/**
 * What Collega's last test of a server says against giving the server to Odoo; null where it passed
 * and still holds. A test that was cancelled has shown nothing.
 */
export function warningOf(lastTest: OdooTestResult['collega']): OdooStepWarning | null {
  if (lastTest === null) return { code: 'not-tested', at: null };
  const { outcome, outdated, at } = lastTest;
  if (outdated) return { code: 'test-outdated', at };
  switch (outcome) {
    case 'passed':
    case 'warning':
      return null;
    case 'failed':
      return { code: 'test-failed', at };
    case 'cancelled':
      return { code: 'not-tested', at };
  }
}
