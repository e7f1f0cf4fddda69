import { expect, test } from 'vitest';
import { senderSetup, type SenderSetup } from '../../../../contract/sender-rules.ts';
import { applySenderRules } from './apply-sender-rules.ts';

const setUp = (fields: object): SenderSetup =>
  senderSetup.parse({ servers: [{ name: 'open' }], from_addr: 'john@example.com', ...fields });

test.each([
  [
    { from_addr: false },
    'AssertionError: You must either provide a sender address explicitly or configure using the combination of `mail.catchall.domain` and `mail.default.from` ICPs, in the server configuration file or with the --email-from startup parameter.',
  ],
  [
    { from_addr: 'not-an-email' },
    "AssertionError: Malformed 'Return-Path' or 'From' address. It should contain one valid plain ASCII email",
  ],
  [
    { from_addr: 'john@😀.com' },
    "AssertionError: Malformed 'Return-Path' or 'From' address. It should contain one valid plain ASCII email",
  ],
  [
    { servers: [], cli: { smtp_server: '' } },
    'UserError: Missing SMTP Server\nPlease define at least one SMTP server, or provide the SMTP parameters explicitly.',
  ],
  [
    { from_addr: 'x@example.com\nBcc: y@example.com' },
    'ValueError: Header values may not contain linefeed or carriage return characters',
  ],
])('what Odoo refuses is a value with its words: %j', (fields, words) => {
  expect(applySenderRules(setUp(fields)).result).toMatchObject({ send_error: words });
});

test('each rule tried is listed, with what was looked for and why it was skipped', () => {
  const { tried } = applySenderRules(
    setUp({ servers: [{ name: 'other', from_filter: 'other.com' }, { name: 'open' }] }),
  ).found;
  expect(tried).toEqual([
    { outcome: 'unmatched', rule: 'sender-address', target: 'john@example.com' },
    { outcome: 'unmatched', rule: 'sender-domain', target: 'example.com' },
    { outcome: 'skipped', rule: 'notifications-address', because: 'no-notifications-address' },
    { outcome: 'skipped', rule: 'notifications-domain', because: 'no-notifications-address' },
    { outcome: 'matched', rule: 'empty-filter', target: null, server: 'open', part: null },
  ]);
});

test('says whether header and envelope were changed, and to what', () => {
  const fields = { alias_domain: { name: 'example.com' }, from_addr: '"Ext" <x@gmail.com>' };
  expect(applySenderRules(setUp(fields)).message).toEqual({
    kind: 'prepared',
    envelopeFrom: 'bounce@example.com',
    headerFrom: 'Ext <notifications@example.com>',
    header: 'encapsulated',
    envelope: 'bounce-address',
  });
});

test('without a bounce address the envelope is said to be the sender’s, since it is', () => {
  expect(applySenderRules(setUp({})).message).toMatchObject({
    envelopeFrom: 'john@example.com',
    envelope: 'sender',
  });
});
