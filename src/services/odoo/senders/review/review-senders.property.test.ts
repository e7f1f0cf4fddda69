import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appliedSender, senderReview } from '../../../../contract/sender-rules.ts';
import { defaultSenderSettings } from '../../../../contract/sender-settings.ts';
import { applyForClient } from '../rules/apply-for-client.ts';
import { isSameAddress } from '../rules/sender-access.ts';
import { reviewSenders } from './review-senders.ts';
import { idOf, link, server, setUp } from './testing/build-set-up.ts';

const mailboxes = ['john@example.com', 'JANE@éxample.com', 'notifications@example.com'];
const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        'john@example.com',
        'example.com',
        '@',
        '*',
        ';',
        ',',
        ' ',
        '"',
        '<',
        'é',
        '+a',
      ),
    )
    .map((pieces) => pieces.join('')),
);
const filter = fc.oneof(fc.constantFrom(...mailboxes, 'example.com', ''), strange);

const servers = fc
  .array(
    fc.record({
      username: fc.constantFrom(...mailboxes),
      fromFilter: filter,
      priority: fc.integer({ min: 0, max: 3 }),
      active: fc.boolean(),
      sendAs: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map((list) =>
    list.map(({ username, ...fields }, index) =>
      server(username, { ...fields, number: index + 1 }),
    ),
  );
const settings = fc.record({
  odooVersion: fc.constantFrom('16', '17', '18', '19' as const),
  aliasDomain: fc.record({
    name: fc.constantFrom('', 'example.com', 'xn--xample-9ua.com'),
    defaultFrom: fc.oneof(fc.constantFrom('notifications', 'john@example.com', ''), strange),
    bounce: fc.constantFrom('bounce', ''),
    catchall: fc.constant('catchall'),
  }),
  mailDefaultFrom: fc.constantFrom('', 'notifications', 'john@example.com'),
  mailCatchallDomain: fc.constantFrom('', 'example.com'),
});
const input = fc
  .record({ servers, settings, linked: fc.subarray(mailboxes) })
  .map(({ servers: list, settings: change, linked }) =>
    setUp(list, {
      settings: { ...defaultSenderSettings, ...change },
      links: linked.map((mailbox) => link(mailbox.toLowerCase())),
    }),
  );

test('whatever stands in the records, a review is made of known words and existing servers', () => {
  fc.assert(
    fc.property(input, (given) => {
      const { findings } = senderReview.parse(reviewSenders(given, 'it'));
      const ids = new Set(given.servers.map(({ id }) => id));
      for (const finding of findings) {
        expect(finding.serverIds.filter((id) => !ids.has(id))).toEqual([]);
        expect(`${finding.title} ${finding.cause} ${finding.fix}`).not.toMatch(/\{\{|undefined/);
      }
    }),
    { numRuns: 300 },
  );
});

test('Exchange’s verdict is “allowed” only where envelope and header are the account itself', () => {
  fc.assert(
    fc.property(input, fc.oneof(fc.constantFrom(...mailboxes), strange), (given, from) => {
      const { message, exchange, serverId } = appliedSender.parse(applyForClient(given, from));
      expect(exchange === null).toBe(message.kind === 'refused');
      if (message.kind === 'refused' || exchange === null) return;
      const chosen = given.servers.find(({ id }) => id === serverId);
      const own =
        chosen !== undefined &&
        isSameAddress(message.envelopeFrom, chosen.username) &&
        isSameAddress(message.headerFrom, chosen.username);
      expect(exchange.kind === 'allowed').toBe(own);
    }),
    { numRuns: 300 },
  );
});

test('without findings, every sender is allowed by Exchange', () => {
  const good = fc.record({
    users: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 5 }),
    odooVersion: fc.constantFrom('16', '18' as const),
    from: fc.stringMatching(/^[a-z]{1,8}@(example\.com|gmail\.com)$/),
  });
  fc.assert(
    fc.property(good, ({ users, odooVersion, from }) => {
      const names = [...new Set([...users, 'notifications'])];
      const given = setUp(
        names.map((name, index) => server(`${name}@example.com`, { number: index + 1 })),
        {
          settings: {
            odooVersion,
            mailDefaultFrom: odooVersion === '16' ? 'notifications' : '',
            mailCatchallDomain: odooVersion === '16' ? 'example.com' : '',
          },
        },
      );
      expect(reviewSenders(given, 'en').findings).toEqual([]);
      expect(applyForClient(given, from).exchange?.kind).toBe('allowed');
    }),
  );
});

test('with 1,000 servers of one domain each sender is worked out once', () => {
  const many = Array.from({ length: 1000 }, (_, index) =>
    server(`user${index}@example.com`, { number: index + 1, fromFilter: 'example.com' }),
  );
  const { findings } = reviewSenders(setUp(many), 'en');
  expect(findings.filter(({ code }) => code === 'filter-names-domain')).toHaveLength(1000);
  // The first of them takes every sender; the others take none.
  const bounced = findings.filter(({ code }) => code === 'bounce-address-in-envelope');
  expect(bounced.map(({ serverIds }) => serverIds)).toEqual([[idOf(1)]]);
});
