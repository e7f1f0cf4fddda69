import fc from 'fast-check';
import { expect, test } from 'vitest';
import { senderSetup, type SenderSetup } from '../../../../contract/sender-rules.ts';
import { applySenderRules } from './apply-sender-rules.ts';

const addresses = [
  'john@example.com',
  'JANE@Example.com',
  'notifications@example.com',
  'x@gmail.com',
];
const filters = [
  ...addresses,
  'example.com',
  'gmail.com',
  'x.test, john@example.com',
  '',
  ' , ',
  null,
];

const server = fc.record({
  from_filter: fc.constantFrom(...filters),
  sequence: fc.integer({ min: 1, max: 4 }),
  active: fc.boolean(),
});
const servers = fc
  .array(server, { maxLength: 6 })
  .map((list) => list.map((each, index) => ({ ...each, id: index + 1, name: `s${index + 1}` })));

/** With ids, so that the order of the list carries no meaning. */
const setup = fc
  .record({
    servers,
    alias_domain: fc.constantFrom(null, { name: 'example.com' }, { name: 'other.test' }),
    mail_default_from_filter: fc.constantFrom(...filters),
    from_addr: fc.constantFrom(...addresses, '"J" <john@example.com>', 'nobody', false),
  })
  .map((fields) => senderSetup.parse(fields));

const lastRule = (given: SenderSetup) => applySenderRules(given).found.tried.at(-1)?.rule;

test('an archived server is never chosen, and nothing changes when it goes', () => {
  fc.assert(
    fc.property(setup, (given) => {
      const { found, result } = applySenderRules(given);
      expect(found.server?.active).not.toBe(false);
      const without = { ...given, servers: given.servers.filter(({ active }) => active) };
      expect(applySenderRules(without).result).toEqual(result);
    }),
  );
});

test('an exact address beats any domain, whatever the sequence', () => {
  fc.assert(
    fc.property(setup, fc.integer({ min: 0, max: 9 }), (given, sequence) => {
      const exact = {
        id: 100,
        name: 'exact',
        from_filter: '"Bob" <BOB@gmail.com>',
        sequence,
        active: true,
      };
      const all = { ...given, from_addr: 'bob@gmail.com', servers: [...given.servers, exact] };
      expect(applySenderRules(all).found.server).toBe(exact);
      expect(lastRule(all)).toBe('sender-address');
    }),
  );
});

test('the order in which servers are given says nothing beyond sequence and id', () => {
  const shuffled = setup.chain((given) =>
    fc.record({
      given: fc.constant(given),
      order: fc.shuffledSubarray(given.servers, { minLength: given.servers.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ given, order }) => {
      const one = applySenderRules(given);
      const other = applySenderRules({ ...given, servers: order });
      expect(other.result).toEqual(one.result);
      expect(other.found.tried).toEqual(one.found.tried);
    }),
  );
});

test('the same server is chosen however the sender is written: capitals, brackets, a name', () => {
  const written = fc.constantFrom<(address: string) => string>(
    (address) => address.toUpperCase(),
    (address) => `<${address}>`,
    (address) => `"Doe, John" <${address}>`,
    (address) => ` John Doe ${address} `,
  );
  fc.assert(
    fc.property(setup, fc.constantFrom(...addresses), written, (given, address, write) => {
      const plain = applySenderRules({ ...given, from_addr: address });
      const other = applySenderRules({ ...given, from_addr: write(address) });
      expect(other.found.server).toEqual(plain.found.server);
      // Without a server record the sender is looked for as it was given.
      if (plain.found.server !== null) expect(other.found.tried).toEqual(plain.found.tried);
    }),
  );
});

/** A filter that names neither the sender nor the notifications address. */
const stranger = { id: 100, name: 'stranger', from_filter: 'stranger.test', active: true };

test('a server whose filter matches nothing changes nothing when another goes before it', () => {
  fc.assert(
    fc.property(setup, (given) => {
      fc.pre(given.servers.some(({ active }) => active));
      const last = { ...given, servers: [...given.servers, { ...stranger, sequence: 9 }] };
      expect(applySenderRules(last).result).toEqual(applySenderRules(given).result);
    }),
  );
});

test('as the first of all it is chosen only where no rule before the last resort matched', () => {
  fc.assert(
    fc.property(setup, (given) => {
      const before = applySenderRules(given);
      const first = { ...given, servers: [...given.servers, { ...stranger, sequence: 0 }] };
      const lastResort =
        before.found.server === null || before.found.tried.at(-1)?.rule === 'lowest-sequence';
      const after = applySenderRules(first);
      if (lastResort) expect(after.result.find_server).toBe('stranger');
      else expect(after.result).toEqual(before.result);
    }),
  );
});

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        'a@b.com',
        '"',
        '<',
        '>',
        '(',
        ')',
        '@',
        '.',
        ',',
        ':',
        ';',
        '\\',
        ' ',
        '\n',
        '[',
        'é',
        '=?utf-8?q?=C3?=',
      ),
    )
    .map((pieces) => pieces.join('')),
);
const named =
  /^(AssertionError: (You must either|Malformed 'Return-Path'|The Return-Path)|UserError: Missing SMTP Server|ValueError: (Header values|invalid arguments)|IndexError: string index)/;

test('strange input never throws; what is refused is refused with a named error', () => {
  fc.assert(
    fc.property(setup, strange, strange, strange, strange, (given, from, filter, ...others) => {
      const [notifications, bounce] = others;
      const { result } = applySenderRules({
        ...given,
        servers: given.servers.map((each) => ({ ...each, from_filter: filter })),
        context: { domain_notifications_email: notifications, domain_bounce_address: bounce },
        from_addr: from,
      });
      if ('send_error' in result) expect(result.send_error).toMatch(named);
      else expect(result.envelope_from).toMatch(/@/);
    }),
    { numRuns: 1000 },
  );
});

test('the deepest nesting a field can hold does not exhaust the stack', () => {
  const given = { servers: [{ name: 's', from_filter: '('.repeat(2000) }] };
  for (const from of ['(', 'a:', '<', '"', '[', '.', '\\'].map((piece) => piece.repeat(1000))) {
    const { result } = applySenderRules(senderSetup.parse({ ...given, from_addr: from }));
    expect(result).toHaveProperty('send_error');
  }
});
