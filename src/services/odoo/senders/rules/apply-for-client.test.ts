import { expect, test } from 'vitest';
import { appliedSender } from '../../../../contract/sender-rules.ts';
import { idOf, link, odoo16, server, setUp } from '../review/testing/build-set-up.ts';
import { applyForClient } from './apply-for-client.ts';

const notif = server('notifications@example.com', { number: 9 });
const john = server('john@example.com', { number: 1 });
const apply = (input: ReturnType<typeof setUp>, from: string) =>
  appliedSender.parse(applyForClient(input, from));

test.each([
  ['since Odoo 17', setUp([john, notif])],
  ['of Odoo 16', setUp([john, notif], { settings: odoo16 })],
])('an outsider is sent as the notifications address %s', (_, input) => {
  expect(apply(input, '"Carl" <carl@gmail.com>')).toMatchObject({
    serverId: idOf(9),
    message: {
      kind: 'prepared',
      envelopeFrom: 'notifications@example.com',
      headerFrom: 'Carl <notifications@example.com>',
      header: 'encapsulated',
      envelope: 'sender',
    },
    exchange: { kind: 'allowed', account: 'notifications@example.com' },
  });
});

test('the rules tried name the record, also where two servers have the same name', () => {
  const twin = { ...notif, name: john.name };
  expect(apply(setUp([john, twin]), 'x@gmail.com').tried).toEqual([
    { outcome: 'unmatched', rule: 'sender-address', target: 'x@gmail.com' },
    { outcome: 'unmatched', rule: 'sender-domain', target: 'gmail.com' },
    {
      outcome: 'matched',
      rule: 'notifications-address',
      target: 'notifications@example.com',
      server: idOf(9),
      part: 'notifications@example.com',
    },
  ]);
});

test('Exchange wants Send As for each address that is not the account’s own', () => {
  const domain = { ...john, fromFilter: 'example.com' };
  expect(apply(setUp([domain]), '"Jane" <JANE@example.com>').exchange).toEqual({
    kind: 'send-as-needed',
    account: 'john@example.com',
    addresses: ['bounce@example.com', 'jane@example.com'],
    commands: [
      'Add-RecipientPermission bounce@example.com -Trustee john@example.com -AccessRights SendAs -Confirm:$false',
      'Add-RecipientPermission jane@example.com -Trustee john@example.com -AccessRights SendAs -Confirm:$false',
    ],
  });
  const noted = { ...domain, sendAs: true };
  expect(apply(setUp([noted]), 'jane@example.com').exchange).toEqual({
    kind: 'send-as-noted',
    account: 'john@example.com',
    addresses: ['bounce@example.com', 'jane@example.com'],
  });
});

test('Send As cannot be granted for an address outside of the client’s domains', () => {
  const foreign = { ...john, fromFilter: '' };
  const settings = { odooVersion: '16' } as const;
  expect(apply(setUp([foreign], { settings }), 'x@gmail.com').exchange).toEqual({
    kind: 'foreign-sender',
    account: 'john@example.com',
    addresses: ['x@gmail.com'],
  });
  const other = server('it@other.example', { number: 2 });
  const known = setUp([foreign, other], { settings });
  expect(apply(known, 'x@other.example').exchange?.kind).toBe('send-as-needed');
});

test('the account’s own address is the same in any case and in punycode', () => {
  const mailbox = { ...john, username: 'John@éxample.com', fromFilter: 'john@éxample.com' };
  expect(apply(setUp([mailbox]), '"J" <JOHN@éxample.com>').exchange?.kind).toBe('allowed');
});

test('of a shared mailbox the delegate signs in, and needs Send As for it', () => {
  const account = { username: 'anna@example.com', name: null, tenantId: null, personal: false };
  const links = [link('notifications@example.com', { kind: 'delegate', account })];
  expect(apply(setUp([notif], { links }), 'x@gmail.com').exchange).toMatchObject({
    kind: 'send-as-needed',
    account: 'anna@example.com',
    addresses: ['notifications@example.com'],
  });
});

test('without an active server Odoo uses its own parameters, which Exchange does not know', () => {
  const archived = { ...john, active: false };
  expect(apply(setUp([archived]), 'john@example.com')).toMatchObject({
    serverId: null,
    exchange: { kind: 'unknown-server' },
  });
});

test('what Odoo refuses is said in its own words, and Exchange is not asked', () => {
  // A name without a domain is no address for Odoo 16, so it stands in for nothing.
  const settings = { odooVersion: '16', mailDefaultFrom: 'info' } as const;
  const { message, exchange } = apply(setUp([john], { settings }), '');
  expect(message.kind === 'refused' && message.words).toMatch(/^AssertionError: You must either/);
  expect(exchange).toBeNull();
});
