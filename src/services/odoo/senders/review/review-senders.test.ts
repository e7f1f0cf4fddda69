import { describe, expect, it } from 'vitest';
import { senderReview } from '../../../../contract/sender-rules.ts';
import { type ReviewInput } from './reviewed-set-up.ts';
import { reviewSenders } from './review-senders.ts';
import { issueCodes, type IssueCode } from './sender-issue.ts';
import { idOf, link, odoo16, server, setUp } from './testing/build-set-up.ts';

const notif = server('notifications@example.com', { number: 9 });
const john = server('john@example.com', { number: 1 });
const jane = server('jane@example.com', { number: 2 });
const withFilter = (fromFilter: string, change: Partial<typeof john> = {}) =>
  setUp([{ ...john, fromFilter, ...change }, notif]);

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

/** For each finding a set-up that has it, what it names, and the same set-up mended. */
const examples: Record<IssueCode, readonly [ReviewInput, object, ReviewInput]> = {
  'no-outgoing-server': [
    setUp([{ ...john, active: false, fromFilter: '' }]),
    { severity: 'warning', serverIds: [] },
    setUp([notif]),
  ],
  'no-notifications-address': [
    setUp([john], { settings: { odooVersion: '16' } }),
    { severity: 'error', inSettings: true, rows: [151, 152] },
    setUp([john], { settings: { odooVersion: '16', mailDefaultFrom: 'john@example.com' } }),
  ],
  'no-server-for-notifications': [
    setUp([john]),
    { params: { notifications: 'notifications@example.com' }, inSettings: true },
    setUp([john, notif]),
  ],
  'notifications-mailbox-not-linked': [
    setUp([notif], { links: [link('john@example.com')] }),
    { owner: 'mailbox-user', serverIds: [idOf(9)] },
    setUp([notif]),
  ],
  'notifications-mailbox-refused': [
    setUp([notif], {
      links: [
        link('notifications@example.com', { health: { state: 'broken', finding: broken() } }),
      ],
    }),
    { owner: 'mailbox-user', serverIds: [idOf(9)] },
    setUp([notif]),
  ],
  'filter-empty': [
    withFilter(''),
    { severity: 'error', serverIds: [idOf(1)], params: { mailbox: 'john@example.com' } },
    withFilter('john@example.com'),
  ],
  'filter-names-domain': [
    withFilter('example.com, john@example.com'),
    { severity: 'error', serverIds: [idOf(1)] },
    withFilter('john@example.com'),
  ],
  'filter-without-send-as': [
    withFilter("john@example.com, sales@example.com, o'neil@example.com"),
    {
      owner: 'exchange-admin',
      serverIds: [idOf(1)],
      commands: [
        'Add-RecipientPermission sales@example.com -Trustee john@example.com -AccessRights SendAs -Confirm:$false',
        "Add-RecipientPermission 'o''neil@example.com' -Trustee john@example.com -AccessRights SendAs -Confirm:$false",
      ],
    },
    withFilter('john@example.com, sales@example.com', { sendAs: true }),
  ],
  'filter-part-twice': [
    setUp([
      john,
      { ...jane, fromFilter: 'jane@example.com, JOHN@Example.com', priority: 20 },
      notif,
    ]),
    { params: { part: 'john@example.com', first: 'john' }, serverIds: [idOf(1), idOf(2)] },
    setUp([john, jane, notif]),
  ],
  'equal-priority': [
    setUp([john, { ...jane, fromFilter: 'jane@example.com, JOHN@Example.com' }, notif]),
    {
      severity: 'error',
      params: { part: 'john@example.com', servers: 'john, jane', priority: '10' },
      serverIds: [idOf(1), idOf(2)],
    },
    setUp([john, { ...jane, fromFilter: 'john@example.com', priority: 11 }, notif]),
  ],
  'equal-priority-fallback': [
    setUp([
      { ...john, fromFilter: '' },
      { ...jane, fromFilter: '' },
    ]),
    { severity: 'error', serverIds: [idOf(1), idOf(2)] },
    setUp([
      { ...john, fromFilter: '' },
      { ...jane, fromFilter: '', priority: 11 },
    ]),
  ],
  'mailbox-twice': [
    setUp([john, { ...jane, username: john.username, name: john.name, priority: 20 }, notif]),
    {
      params: {
        mailbox: 'john@example.com',
        servers: 'john (john@example.com, 10), john (john@example.com, 20)',
      },
      serverIds: [idOf(1), idOf(2)],
    },
    setUp([john, { ...jane, username: 'John@example.com', active: false }, notif]),
  ],
  'filter-names-nothing': [
    withFilter(' , '),
    { severity: 'error', serverIds: [idOf(1)] },
    withFilter(' , john@example.com'),
  ],
  'filter-part-at-domain': [
    withFilter('@example.com'),
    { severity: 'error', params: { parts: '@example.com' } },
    withFilter('john@example.com'),
  ],
  'filter-part-wildcard': [
    withFilter('john@example.com, *@example.com, *.example.com'),
    { severity: 'warning', params: { parts: '*@example.com, *.example.com' } },
    withFilter('john@example.com'),
  ],
  'filter-part-semicolon': [
    withFilter('john@example.com;jane@example.com'),
    { params: { parts: 'john@example.com;jane@example.com' } },
    withFilter('john@example.com;'),
  ],
  'filter-part-spaces': [
    withFilter('john@example.com jane@example.com, example .com'),
    { params: { parts: 'john@example.com jane@example.com, example .com' } },
    withFilter('"John Doe" <john@example.com>, John Doe john@example.com'),
  ],
  'filter-part-unusable': [
    withFilter('john'),
    { severity: 'error', params: { parts: 'john' } },
    withFilter('john@example.com'),
  ],
  'filter-part-plus-tag': [
    withFilter('john@example.com, john+odoo@example.com'),
    { severity: 'warning', params: { parts: 'john+odoo@example.com' } },
    withFilter('john+odoo@example.com', { username: 'john+odoo@example.com' }),
  ],
  'filter-part-other-script': [
    withFilter('john@xn--xample-9ua.com', { username: 'john@éxample.com' }),
    { params: { parts: 'john@xn--xample-9ua.com' } },
    withFilter('john@éxample.com', { username: 'john@éxample.com' }),
  ],
  'bounce-address-in-envelope': [
    withFilter('example.com'),
    {
      severity: 'error',
      inSettings: true,
      commands: [
        'Add-RecipientPermission bounce@example.com -Trustee john@example.com -AccessRights SendAs -Confirm:$false',
      ],
    },
    withFilter('example.com', { sendAs: true }),
  ],
  'default-from-not-read': [
    setUp([notif], { settings: { mailDefaultFrom: 'info', mailCatchallDomain: 'example.com' } }),
    {
      severity: 'warning',
      params: { parameters: 'mail.default.from = info, mail.catchall.domain = example.com' },
    },
    setUp([notif], { settings: odoo16 }),
  ],
  'only-match-archived': [
    setUp([{ ...john, active: false }, notif]),
    { severity: 'warning', serverIds: [idOf(1)], params: { parts: 'john@example.com' } },
    setUp([{ ...john, active: false }, { ...jane, fromFilter: 'example.com' }, notif]),
  ],
};

describe.each(issueCodes)('%s', (code) => {
  const [faulty, expected, mended] = examples[code];

  it('is found where it is', () => {
    expect(find(faulty, code)).toMatchObject(expected);
  });

  it('is not found where it is not', () => {
    expect(find(mended, code)).toBeUndefined();
  });

  it('leaves no placeholder unfilled, in either language', () => {
    for (const language of ['en', 'it'] as const) {
      const found = reviewSenders(faulty, language).findings.find((each) => each.code === code);
      for (const text of [found?.title, found?.cause, found?.fix]) {
        expect(text).toMatch(/\S/);
        expect(text).not.toContain('{{');
        expect(text).not.toContain(code);
      }
    }
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

function broken() {
  return {
    code: 'refresh-token-expired',
    severity: 'error' as const,
    step: null,
    rows: [],
    owner: 'mailbox-user' as const,
    title: '',
    cause: '',
    fix: '',
    params: {},
    commands: [],
    links: [],
    evidence: [],
  };
}

it('a domain whose Send As is noted serves the notifications address too, if Odoo takes that server', () => {
  const codes = (input: ReviewInput) => review(input).findings.map(({ code }) => code);
  const whole = { ...john, fromFilter: 'example.com', sendAs: true };
  expect(codes(setUp([whole]))).toEqual(['filter-names-domain']);
  expect(codes(setUp([{ ...whole, sendAs: false }]))).toContain('no-server-for-notifications');
  const before = { ...jane, fromFilter: 'example.com', priority: 1 };
  expect(codes(setUp([before, whole]))).toContain('no-server-for-notifications');
});
