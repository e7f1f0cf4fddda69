import { type ReviewedSetUp } from '../reviewed-set-up.ts';
import { type SenderIssue } from '../sender-issue.ts';

/** Since Odoo 17 these parameters make the first alias domain, and are never read again. */
export function checkUnreadParameters({ settings, notifications }: ReviewedSetUp): SenderIssue[] {
  const { odooVersion, mailDefaultFrom, mailCatchallDomain } = settings;
  if (odooVersion === '16') return [];
  const set = [
    ...(mailDefaultFrom === '' ? [] : [`mail.default.from = ${mailDefaultFrom}`]),
    ...(mailCatchallDomain === '' ? [] : [`mail.catchall.domain = ${mailCatchallDomain}`]),
  ];
  if (set.length === 0) return [];
  return [
    {
      code: 'default-from-not-read',
      severity: 'warning',
      owner: 'odoo-admin',
      params: {
        parameters: set.join(', '),
        version: odooVersion,
        notifications: notifications ?? '—',
      },
      serverIds: [],
      inSettings: true,
      links: ['odoo-guide'],
    },
  ];
}
