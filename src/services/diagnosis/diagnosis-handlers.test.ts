import { expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import { verbatimSamples } from './testing/verbatim-samples.ts';
import { contextWithoutClient } from './context-without-client.ts';
import { tokensEntry } from '../store/vault/stored-tokens.ts';
import { createDiagnosisHandlers } from './diagnosis-handlers.ts';

type Services = Parameters<typeof createDiagnosisHandlers>[0];
const now = Date.parse('2026-11-23T00:00:00Z');

function alertsOf(secretExpiresOn: string | null, codes: readonly string[]) {
  const client = {
    id: 'c',
    azureApp: {
      applicationId: 'app-1',
      secretExpiresOn,
      authority: { kind: 'common' },
      odooUrl: '',
    },
  };
  const mailboxLinks = codes.map((code, index) => {
    const signal = verbatimSamples.find(([known]) => known === code)?.[1];
    if (signal === undefined) throw new Error(`no sample of ${code}`);
    const context = { ...contextWithoutClient('en'), applicationId: 'app-1' };
    const finding = diagnose(signal, context, 'token');
    return {
      id: `l${index}`,
      clientId: 'c',
      mailbox: `m${index}@a.com`,
      health: { state: 'broken', finding },
    };
  });
  const records = { of: () => ({ client, mailboxLinks }) };
  const handlers = createDiagnosisHandlers({
    records: records as unknown as Services['records'],
    vault: { names: () => new Set(mailboxLinks.map(tokensEntry)) },
    clock: { now: () => now, monotonic: () => 0, after: () => () => undefined },
    language: () => 'en',
  });
  const alerts = handlers['diagnosis.alerts'](
    { clientId: 'c' },
    { signal: new AbortController().signal },
  ) as { finding: { code: string; title: string }; mailboxes: string[] }[];
  return alerts.map(({ finding, mailboxes }) => [finding.code, mailboxes]);
}

it('says once what stops all mailboxes of the app, and nothing of what stops one', () => {
  expect(
    alertsOf(null, ['client-secret-expired', 'password-expired', 'client-secret-expired']),
  ).toEqual([['client-secret-expired', ['m0@a.com', 'm2@a.com']]]);
});

it.each([
  ['2027-06-01', []],
  ['2027-01-23', []],
  ['2027-01-22', [['client-secret-expires-soon', []]]],
  ['2026-11-24', [['client-secret-expires-soon', []]]],
  ['2026-11-23', [['client-secret-expiry-passed', []]]],
  [null, []],
])('warns sixty days before the secret ends: %s', (day, alerts) =>
  expect(alertsOf(day, [])).toEqual(alerts),
);

it('does not guess from a date what the authority has said already', () => {
  expect(alertsOf('2026-11-01', ['client-secret-expired'])).toHaveLength(1);
});
