import { describe, expect, it } from 'vitest';
import { senderReview } from '../../../../contract/sender-rules.ts';
import { type ReviewInput } from './reviewed-set-up.ts';
import { reviewSenders } from './review-senders.ts';
import { type IssueCode } from './sender-issue.ts';
import { link, odoo16, setUp } from './testing/build-set-up.ts';
import { jane, john, notif, withFilter } from './testing/sample-set-ups.ts';

const review = (input: ReviewInput) => senderReview.parse(reviewSenders(input, 'en'));
const find = (input: ReviewInput, code: IssueCode) =>
  review(input).findings.find((finding) => finding.code === code);

describe('the set-ups of Odoo’s guide have no finding', () => {
  it.each([
    ['one server for all', setUp([notif])],
    ['one server a user with a notifications fallback', setUp([john, jane, notif])],
    ['one server for all, Odoo 16', setUp([notif], { settings: odoo16 })],
    ['one server a user, Odoo 16', setUp([john, notif], { settings: odoo16 })],
    [
      'mail.default.from as a whole address, Odoo 16',
      setUp([john], {
        settings: { ...odoo16, mailDefaultFrom: 'john@example.com', mailCatchallDomain: '' },
      }),
    ],
    [
      'a shared mailbox whose delegate may send as it',
      setUp([{ ...notif, sendAs: true }], {
        links: [
          link('notifications@example.com', {
            kind: 'delegate',
            account: { username: 'p@example.com', name: null, tenantId: null, personal: false },
          }),
        ],
      }),
    ],
  ])('%s', (_, input) => {
    expect(review(input).findings).toEqual([]);
  });
});

describe('the bounce address', () => {
  it.each([
    // Odoo's own answers: rows 29, 34, 35 and 37 of its cases.
    [29, setUp([{ ...john, fromFilter: '' }]), 'someone@elsewhere.example'],
    [34, setUp([{ ...john, fromFilter: 'example.com' }]), 'john@example.com'],
    [35, setUp([{ ...john, fromFilter: 'example.com' }]), 'someone@elsewhere.example'],
    [37, withFilter('john@example.com, bounce@example.com'), 'john@example.com'],
  ])('as of row %d is said with the sender that leads to it', (_, input, sender) => {
    const found = find(input, 'bounce-address-in-envelope');
    expect(found?.params['senders']?.split(', ')).toContain(sender);
    expect(found?.cause).toContain(sender);
  });

  it('is no fault where no sender comes to the server that would take it', () => {
    const shadowed = { ...jane, fromFilter: 'bounce@example.com' };
    expect(find(setUp([notif, shadowed]), 'bounce-address-in-envelope')).toBeUndefined();
  });
});

it('a delegate signs in to SMTP, so it is the delegate who needs Send As', () => {
  const account = { username: 'anna@example.com', name: null, tenantId: null, personal: false };
  const input = setUp([notif], {
    links: [link('notifications@example.com', { kind: 'delegate', account })],
  });
  expect(find(input, 'filter-without-send-as')?.commands).toEqual([
    'Add-RecipientPermission notifications@example.com -Trustee anna@example.com -AccessRights SendAs -Confirm:$false',
  ]);
});

it('a Send As note makes a domain filter a warning, and covers no empty filter', () => {
  const noted = find(withFilter('example.com', { sendAs: true }), 'filter-names-domain');
  expect(noted?.severity).toBe('warning');
  const open = setUp([{ ...john, fromFilter: '', sendAs: true }]);
  expect(find(open, 'bounce-address-in-envelope')?.severity).toBe('error');
});

it('a server of another mailbox may serve the notifications address, if it may send as it', () => {
  const both = 'john@example.com, notifications@example.com';
  expect(review(setUp([{ ...john, fromFilter: both, sendAs: true }])).findings).toEqual([]);
});

it('a domain in punycode is right where the mailbox is written so too', () => {
  const mailbox = 'john@xn--xample-9ua.com';
  const input = withFilter(mailbox, { username: mailbox });
  expect(find(input, 'filter-part-other-script')).toBeUndefined();
});

it('errors stand before warnings, and examples are the client’s own addresses', () => {
  const { findings, examples: shown } = review(
    setUp([{ ...john, fromFilter: '*' }, { ...jane, active: false }, notif]),
  );
  const severities = findings.map(({ severity }) => severity);
  expect(severities).toEqual([...severities].sort());
  expect(severities).toContain('warning');
  expect(shown.map(({ kind }) => kind)).toEqual(['user', 'colleague', 'outsider', 'notifications']);
  expect(shown[0]?.from).toBe('john@example.com');
});

it('a domain whose Send As is noted serves the notifications address too, if Odoo takes that server', () => {
  const codes = (input: ReviewInput) => review(input).findings.map(({ code }) => code);
  const whole = { ...john, fromFilter: 'example.com', sendAs: true };
  expect(codes(setUp([whole]))).toEqual(['filter-names-domain']);
  expect(codes(setUp([{ ...whole, sendAs: false }]))).toContain('no-server-for-notifications');
  const before = { ...jane, fromFilter: 'example.com', priority: 1 };
  expect(codes(setUp([before, whole]))).toContain('no-server-for-notifications');
});
