import { expect, it } from 'vitest';
import { type Client } from '../../../contract/clients.ts';
import { type ConnectionTestReport } from '../../../contract/connection-tests.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { testBasis } from '../../../contract/test-basis.ts';
import { isReportOutdated, newestOf } from './latest-result.ts';

const report = (startedAt: string, outcome = 'failed') =>
  ({ startedAt, outcome, steps: [], findings: [] }) as unknown as ConnectionTestReport;
const earlier = '2026-11-23T10:00:00.000Z';
const later = '2026-11-23T11:00:00.000Z';

it('shows the newest result, whether this window, the list or another process ran the test', () => {
  const own = report(earlier, 'passed');
  const run = { state: 'finished', report: own } as const;
  expect(newestOf(run, report(later))).toEqual(report(later));
  expect(newestOf({ ...run, report: report(later) }, report(earlier))).toEqual(report(later));
  expect(newestOf(run, null)).toBe(own);
  expect(newestOf(undefined, own)).toBe(own);
  expect(newestOf(undefined, null)).toBeNull();
});

it('shows a refused test until a later one has a result', () => {
  const failure = { kind: 'sandbox-not-running' } as const;
  const refused = { state: 'refused', failure, startedAt: earlier } as const;
  expect(newestOf(refused, report('2026-11-23T09:00:00.000Z'))).toBe(refused);
  expect(newestOf(refused, report(later))).toEqual(report(later));
});

it('holds a result for outdated that is not the one kept with the server', () => {
  const client = { azureApp: { authority: { kind: 'common' } } } as Client;
  const server = { username: 'a@contoso.com', host: 'h', lastTest: null } as MailServer;
  const basis = testBasis({ server, link: null, azureApp: client.azureApp });
  const lastTest = { outcome: 'failed' as const, startedAt: earlier, durationMs: 1, basis };
  const kept = { ...server, lastTest: { ...lastTest, findingCodes: [] } } as MailServer;
  const links: never[] = [];
  expect(isReportOutdated(report(earlier), { client, server: kept, links })).toBe(false);
  expect(isReportOutdated(report(later), { client, server: kept, links })).toBe(true);
  expect(isReportOutdated(report(earlier), { client, server, links })).toBe(true);
  expect(isReportOutdated(report(earlier, 'cancelled'), { client, server, links })).toBe(false);
});

it('shows a test without the token as it stands, until the token is there', () => {
  const client = { azureApp: { authority: { kind: 'common' } } } as Client;
  const server = { username: 'a@contoso.com', host: 'h', lastTest: null } as MailServer;
  const findings = [{ code: 'token-not-here' }] as ConnectionTestReport['findings'];
  const without = { ...report(later), findings };
  const link = { mailbox: 'a@contoso.com', account: {}, health: {} } as unknown as MailboxLink;
  expect(isReportOutdated(without, { client, server, links: [] })).toBe(false);
  expect(isReportOutdated(without, { client, server, links: [link] })).toBe(true);
});
