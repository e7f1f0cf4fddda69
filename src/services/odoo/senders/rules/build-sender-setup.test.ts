import { expect, test } from 'vitest';
import {
  defaultSenderSettings,
  type SenderSettings,
} from '../../../../contract/sender-settings.ts';
import { idOf, server } from '../review/testing/build-set-up.ts';
import { buildSenderSetup } from './build-sender-setup.ts';
import { normaliseAddress } from './normalise-address.ts';
import { defaultBounce, defaultFrom } from './sender-defaults.ts';

const domain = { ...defaultSenderSettings.aliasDomain, name: 'example.com' };
const parameters = { mailDefaultFrom: 'info', mailCatchallDomain: 'old.example' };

function read(change: Partial<SenderSettings>) {
  const settings = { ...defaultSenderSettings, ...change };
  const setup = buildSenderSetup({ settings, servers: [] }, 'john@example.com');
  return { from: normaliseAddress(defaultFrom(setup)), bounce: defaultBounce(setup) };
}

/** odoo.md 4, "Inputs". */
test.each<[string, Partial<SenderSettings>, string | null, string | null]>([
  ['17+: no alias domain', {}, null, null],
  [
    '17+: the alias domain',
    { aliasDomain: domain },
    'notifications@example.com',
    'bounce@example.com',
  ],
  [
    '17+: a whole address of another domain',
    { aliasDomain: { ...domain, defaultFrom: 'robot@other.com' } },
    'robot@other.com',
    'bounce@example.com',
  ],
  [
    '17+: an empty Default From',
    { aliasDomain: { ...domain, defaultFrom: '' } },
    null,
    'bounce@example.com',
  ],
  ['17+: the parameters are not read', parameters, null, null],
  [
    '16: the parameters',
    { odooVersion: '16', ...parameters },
    'info@old.example',
    'bounce@old.example',
  ],
  [
    '16: a whole address needs no domain',
    { odooVersion: '16', mailDefaultFrom: 'a@b.com' },
    'a@b.com',
    null,
  ],
  [
    '16: a name without a domain is nothing',
    { odooVersion: '16', mailDefaultFrom: 'a' },
    null,
    null,
  ],
  [
    '16: the alias domain is not read',
    { odooVersion: '16', aliasDomain: domain, ...parameters },
    'info@old.example',
    'bounce@old.example',
  ],
])('the notifications and the bounce address of Odoo %s', (_, change, from, bounce) => {
  expect(read(change)).toEqual({ from, bounce });
});

test('servers go by priority, then by age, whatever their order in the records', () => {
  const servers = [
    server('young@example.com', { number: 3 }),
    server('old@example.com', { number: 2 }),
    server('archived@example.com', { number: 1, active: false }),
  ];
  const setup = buildSenderSetup({ settings: defaultSenderSettings, servers }, ' ');
  expect(setup.servers.map(({ name, id }) => [name, id])).toEqual([
    [idOf(1), 1],
    [idOf(2), 2],
    [idOf(3), 3],
  ]);
  expect(setup.servers[0]?.active).toBe(false);
  expect(setup.from_addr).toBe(false);
});
