import { describe, expect, it } from 'vitest';
import { senderReview } from '../../../../contract/sender-rules.ts';
import { type ReviewInput } from './reviewed-set-up.ts';
import { reviewSenders } from './review-senders.ts';
import { issueCodes, type IssueCode } from './sender-issue.ts';
import { idOf, link, odoo16, setUp } from './testing/build-set-up.ts';
import { jane, john, notif, withFilter } from './testing/sample-set-ups.ts';

const find = (input: ReviewInput, code: IssueCode) =>
  senderReview.parse(reviewSenders(input, 'en')).findings.find((finding) => finding.code === code);

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
