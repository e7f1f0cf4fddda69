import { expect, test } from 'vitest';
import { type OdooDifference } from '../../contract/odoo.ts';
import { type OdooFailedMails } from '../../contract/odoo-mails.ts';
import { formatTime } from '../terminal/texts.ts';
import { formatDifferences } from './format-odoo.ts';
import { formatOdooMails } from './format-odoo-mails.ts';

const difference: OdooDifference = {
  code: 'encryption-differs',
  severity: 'warning',
  serverId: null,
  model: 'ir.mail_server',
  recordId: 1,
  name: 'Orders',
  field: 'smtp_encryption',
  collega: 'starttls',
  odoo: 'none',
  title: 'Orders: another encryption in Odoo',
  consequence: 'Odoo sends without TLS.',
  fix: 'Use the same encryption on both sides.',
};

test('a difference in the terminal shows both sides, in the words of the forms', () => {
  const lines = formatDifferences([difference], '2026-11-02T10:00:00.000Z').split('\n');
  expect(lines).toContain('  Collega: TLS (STARTTLS)');
  expect(lines).toContain('  Odoo: None');
  const alone = { ...difference, code: 'server-not-in-odoo', odoo: null } as const;
  expect(formatDifferences([alone], '2026-11-02T10:00:00.000Z')).not.toContain('Collega: ');
});

test('the next run of a scheduled action is told in local time, as every other time', () => {
  const mails: OdooFailedMails = {
    readAt: '2026-11-02T10:00:00.000Z',
    failed: 0,
    notifications: 0,
    waiting: { count: 0, oldestAt: null },
    groups: [],
    fetching: [],
    jobs: [
      {
        kind: 'queue',
        name: 'Mail: Email Queue Manager',
        active: true,
        interval: '1 hours',
        nextCall: '2026-11-05 23:30:00',
        lastCall: null,
        failures: 0,
        trouble: null,
      },
    ],
  };
  const text = formatOdooMails(mails);
  expect(text).toContain(`next ${formatTime(new Date('2026-11-05T23:30:00Z'))}`);
  expect(text).not.toContain('UTC');
});
