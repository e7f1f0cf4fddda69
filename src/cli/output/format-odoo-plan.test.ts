import { expect, test } from 'vitest';
import { type OdooStep } from '../../contract/odoo-plan.ts';
import { formatPlan } from './format-odoo-plan.ts';

const step: OdooStep = {
  id: 'activate:fetchmail.server:3:active',
  kind: 'activate',
  model: 'fetchmail.server',
  recordId: 3,
  serverId: '82ec6514-c3fc-4483-b508-963b0e131c8e',
  name: 'Replies',
  field: 'active',
  before: 'false',
  after: 'true',
  risk: 'activate',
  undo: 'restores',
  proposed: false,
  blocked: null,
  warning: { code: 'test-failed', at: '2026-11-01T10:00:00.000Z' },
  left: null,
  writeDate: null,
  title: 'Replies (incoming): put it into use',
  riskText: 'From now on Odoo fetches its mail. Can be undone.',
  blockedText: null,
  warningText: 'Collega’s last test of this server failed: mend that before Odoo uses it.',
  leftText: null,
};

test('a plan in the terminal says which step brings a server into use whose test failed, and when', () => {
  const plan = { readAt: '2026-11-02T10:00:00.000Z', fingerprint: '', byHand: [] };
  const lines = formatPlan({ ...plan, steps: [step] }, 'Rossi').split('\n');
  expect(lines).toContain(
    'Replies (incoming): put it into use (not chosen; add --step activate:fetchmail.server:3:active)',
  );
  // The words of Odoo's forms, not the values of its fields.
  expect(lines).toContain('  archived -> in use');
  expect(lines.find((line) => line.startsWith('  ! '))).toMatch(
    /^ {2}! Collega’s last test of this server failed: .* \(.*2026.*\)$/,
  );
  const left = {
    left: 'needs-token',
    leftText: 'Not ticked: it needs the step before it.',
  } as const;
  const leftOut = { ...step, warning: null, warningText: null, ...left };
  expect(formatPlan({ ...plan, steps: [leftOut] }, 'Rossi')).toContain(`\n  ${left.leftText}`);
  const blocked = {
    ...step,
    blocked: 'no-link',
    blockedText: 'The mailbox is not linked.',
  } as const;
  expect(formatPlan({ ...plan, steps: [blocked] }, 'Rossi')).not.toContain('  ! ');
});
