import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type z } from 'zod';
import { hostName, mailboxAddress, port, recordName } from './identifiers.ts';

const problemOf = (schema: z.ZodType, value: unknown): string | null =>
  schema.safeParse(value).error?.issues[0]?.message ?? null;

describe('a host name', () => {
  it.each([
    'smtp.office365.com',
    'localhost',
    '127.0.0.1',
    '::1',
    '[2001:db8::1]',
    'posta.città.it',
  ])('is taken: %s', (host) => expect(hostName.parse(` ${host} `)).toBe(host));

  it.each([
    'smtp office365 com',
    'https://smtp.office365.com',
    'smtp.office365.com:587',
    '-smtp.example.com',
    'smtp..example.com',
    '...',
    'user@host',
    '[::1',
    `${'a'.repeat(64)}.com`,
  ])('is refused: %s', (host) => expect(problemOf(hostName, host)).toBe('not-a-host-name'));

  it('is judged at once, however long and wrong it is', () => {
    const started = performance.now();
    expect(hostName.safeParse(`${'a'.repeat(60)}!`).success).toBe(false);
    expect(hostName.safeParse(`${'a'.repeat(100_000)}!`).success).toBe(false);
    expect(hostName.safeParse(`${'a.'.repeat(50_000)}!`).success).toBe(false);
    // The pattern before took hours for the first of these: no measurement, a difference in kind.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('a mailbox address', () => {
  it.each(['info@example.com', "o'brien@example.co.uk", 'anna+odoo@posta.città.it'])(
    'is taken: %s',
    (address) => expect(mailboxAddress.parse(` ${address} `)).toBe(address),
  );

  it.each([
    'info',
    'info@localhost',
    'a@b@example.com',
    'Info <info@example.com>',
    'a@example.com, b@example.com',
    'in fo@example.com',
    'a@example.com\r\nRCPT TO:<b@example.com>',
    'a@example.',
  ])('is refused: %s', (address) =>
    expect(problemOf(mailboxAddress, address)).toBe('not-an-email-address'),
  );

  it('never carries what could end a protocol line', () => {
    const part = fc.string({
      unit: fc.constantFrom('a', '.', '@', ' ', '<', '>', '\r', '\n', '\0', '\x01'),
    });
    fc.assert(
      fc.property(part, part, (a, b) => {
        const parsed = mailboxAddress.safeParse(`${a}@${b}.it`);
        expect(parsed.success && /[\s<>\p{Cc}]/u.test(parsed.data)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a port', () => {
  it.each([0, 65_536, -1, 1.5, Number.NaN, '587', null])('is refused: %s', (value) =>
    expect(problemOf(port, value)).toBe('not-a-port'),
  );
  it.each([1, 587, 65_535])('is taken: %s', (value) => expect(port.parse(value)).toBe(value));
});

it('a name is more than blanks and at most 120 characters', () => {
  expect(problemOf(recordName, '   ')).toBe('required');
  expect(problemOf(recordName, 'a'.repeat(121))).toBe('too-long');
  expect(recordName.parse(' Rossi S.r.l. ')).toBe('Rossi S.r.l.');
});
