import { type TestOutcome } from '../../../contract/connection-tests.ts';
import { type Finding, type StepId } from '../../../contract/findings.ts';
import { type OdooTestComparison } from '../../../contract/odoo-tests.ts';

/** Collega's last test of the server that an Odoo record stands for. */
export interface CollegaTest {
  readonly outcome: TestOutcome;
  readonly outdated: boolean;
  readonly finding: Finding | null;
}

const connecting: ReadonlySet<StepId> = new Set([
  'dns',
  'tcp',
  'greeting',
  'ehlo',
  'starttls',
  'tls',
]);

/**
 * Says how two tests of one mailbox from two places fit together. Collega's counts only while it
 * holds: a result of yesterday's settings explains nothing.
 */
export function compareTests(
  odoo: { readonly passed: boolean; readonly message: string; readonly finding: Finding | null },
  collega: CollegaTest | null,
): OdooTestComparison {
  if (collega === null || collega.outdated || collega.outcome === 'cancelled') {
    return 'collega-not-tested';
  }
  const passed = collega.outcome !== 'failed';
  if (odoo.passed) {
    if (passed) return 'both-passed';
    return isAboutConnecting(collega.finding)
      ? 'collega-fails-to-connect'
      : 'collega-fails-otherwise';
  }
  if (passed) {
    // Odoo's sentence for each failure of the token request, in every version.
    if (/access token/i.test(odoo.message)) return 'odoo-fails-at-token';
    return isAboutConnecting(odoo.finding) ? 'odoo-fails-to-connect' : 'odoo-fails-otherwise';
  }
  if (odoo.finding !== null && odoo.finding.code === collega.finding?.code) return 'same-cause';
  return hidesCause(odoo.message) && collega.finding?.step === 'auth'
    ? 'odoo-hides-cause'
    : 'different-causes';
}

/** `smtplib` raises nothing that Odoo keeps when AUTH is refused; MAIL FROM then fails with it. */
function hidesCause(message: string): boolean {
  return /5\.7\.57\b/.test(message);
}

function isAboutConnecting(finding: Finding | null): boolean {
  return finding?.step !== undefined && finding.step !== null && connecting.has(finding.step);
}
