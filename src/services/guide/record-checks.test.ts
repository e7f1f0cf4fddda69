import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Finding } from '../../contract/findings.ts';
import { type GuideCheck, type GuideCheckId } from '../../contract/guide.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { newClient } from '../clients/client-handlers.ts';
import { arrangeSteps } from './guide-steps.ts';
import { makeCheck } from './make-check.ts';
import { checkRecords, type ClientRecords, proveByLinks } from './record-checks.ts';

const now = Date.parse('2026-11-23T10:00:00Z');
const at = '2026-11-23T09:00:00.000Z';
const clientId = randomUUID();
const scopes = ['SMTP.Send', 'IMAP.AccessAsUser.All'].map(
  (name) => `https://outlook.office.com/${name}`,
);

const brokenBy = (code: string): MailboxLink['health'] => {
  const said = { title: 't', cause: 'c', fix: 'f', params: {}, commands: [], links: [] };
  const finding: Finding = {
    code,
    severity: 'error',
    step: null,
    rows: [],
    owner: 'entra-admin',
    evidence: [],
    ...said,
  };
  return { state: 'broken', finding };
};

const link = (change: Partial<MailboxLink> = {}): MailboxLink => ({
  id: randomUUID(),
  clientId,
  mailbox: 'sales@contoso.com',
  account: { username: 'sales@contoso.com', name: null, tenantId: null, personal: false },
  kind: 'owner',
  scopes,
  linkedAt: at,
  refreshedAt: at,
  accessTokenExpiresAt: at,
  health: { state: 'valid' },
  ...change,
});

const tested = (
  outcome: 'passed' | 'warning' | 'failed' | 'cancelled',
  findingCodes: string[] = [],
): MailServer['lastTest'] => ({ outcome, startedAt: at, durationMs: 1, findingCodes });

const outgoing = (lastTest: MailServer['lastTest'], active = true): MailServer => ({
  direction: 'outgoing',
  id: randomUUID(),
  clientId,
  createdAt: at,
  name: 'Sales',
  username: 'Sales@contoso.com',
  host: 'smtp.office365.com',
  port: 587,
  encryption: 'starttls',
  active,
  fromFilter: '',
  priority: 10,
  sendAs: false,
  lastTest,
});

function outcomeOf(id: GuideCheckId, change: Partial<ClientRecords> & { endsOn?: string | null }) {
  const client = newClient('Contoso', at);
  client.azureApp.secretExpiresOn = change.endsOn ?? null;
  const checks = checkRecords({ client, links: [], servers: [], ...change }, now);
  return checks.find((each) => each.id === id);
}

describe('what links tell', () => {
  it('is nothing before the first one', () => {
    for (const id of ['scopes-granted', 'consent-given', 'users-assigned'] as const) {
      expect(outcomeOf(id, {})).toMatchObject({ outcome: 'waiting', reason: 'no-link-yet' });
    }
  });

  it('is that permissions, consent and assignment were there', () => {
    for (const id of ['scopes-granted', 'consent-given', 'users-assigned'] as const) {
      expect(outcomeOf(id, { links: [link()] })).toMatchObject({
        outcome: 'passed',
        params: { mailboxes: 'sales@contoso.com' },
      });
    }
  });

  it('names the permission that was not granted (row 101)', () => {
    expect(
      outcomeOf('scopes-granted', { links: [link(), link({ scopes: scopes.slice(0, 1) })] }),
    ).toMatchObject({
      outcome: 'failed',
      params: { scopes: 'IMAP.AccessAsUser.All' },
    });
  });

  it.each([
    ['users-assigned', 'user-not-assigned-to-app'],
    ['consent-given', 'admin-consent-required'],
    ['scopes-granted', 'permission-not-in-registration'],
  ] as const)('%s fails by %s alone', (id, code) => {
    const links = [link({ health: brokenBy(code) })];
    expect(outcomeOf(id, { links })).toMatchObject({ outcome: 'failed', finding: { code } });
    const other = [link({ health: brokenBy('session-revoked') })];
    expect(outcomeOf(id, { links: other })).toMatchObject({ outcome: 'passed' });
  });
});

describe('whom a sign-in speaks for', () => {
  const other = { ...outgoing(null), username: 'anna@contoso.com' };

  it('consent and assignment of one mailbox say nothing about another', () => {
    const servers = [outgoing(null), other];
    for (const id of ['consent-given', 'users-assigned'] as const) {
      expect(outcomeOf(id, { links: [link()], servers })).toMatchObject({
        outcome: 'waiting',
        reason: 'signed-in-in-part',
        params: { mailboxes: 'sales@contoso.com', missing: 'anna@contoso.com' },
      });
      const archived = { ...other, active: false };
      expect(outcomeOf(id, { links: [link()], servers: [archived] })?.outcome).toBe('passed');
    }
  });

  it('a sign-in to the app as it was before proves nothing about the app as it is', () => {
    const client = newClient('Contoso', at);
    client.azureApp.credentialsChangedAt = '2026-11-23T09:30:00.000Z';
    for (const id of ['scopes-granted', 'consent-given', 'users-assigned'] as const) {
      expect(outcomeOf(id, { client, links: [link()] })).toMatchObject({
        outcome: 'waiting',
        reason: 'links-outdated',
      });
    }
  });
});

describe('what the secret’s day tells', () => {
  it.each([
    [null, 'waiting', 'day-unknown'],
    ['2027-11-01', 'passed', 'secret-lasts'],
    ['2026-12-20', 'warning', 'secret-ends-soon'],
    ['2026-11-23', 'warning', 'secret-ends-soon'],
    ['2026-11-22', 'failed', 'secret-has-ended'],
  ])('%s: %s', (endsOn, outcome, reason) => {
    expect(outcomeOf('secret-lasts', { endsOn })).toMatchObject({ outcome, reason });
  });
});

describe('what servers and their tests tell', () => {
  const links = [link()];

  it.each([
    [[], 'waiting', 'no-server-yet'],
    [[outgoing(tested('passed'), false)], 'waiting', 'no-server-yet'],
    [[outgoing(null)], 'waiting', 'not-tested-yet'],
    [[outgoing(tested('cancelled'))], 'waiting', 'not-tested-yet'],
    [[outgoing(tested('passed')), outgoing(null)], 'waiting', 'not-tested-yet'],
    [[outgoing(tested('passed')), outgoing(tested('failed'))], 'failed', 'tests-failed'],
    [[outgoing(tested('passed')), outgoing(tested('warning'))], 'passed', 'tests-passed'],
  ])('%#: %s %s', (servers, outcome, reason) => {
    expect(outcomeOf('outgoing-works', { links, servers })).toMatchObject({ outcome, reason });
  });

  it('a server without a link waits for one, whatever the case of its address', () => {
    const servers = [outgoing(tested('passed'))];
    expect(outcomeOf('outgoing-works', { servers })).toMatchObject({ reason: 'not-linked-yet' });
  });

  it('a closed SMTP AUTH is told from other refusals', () => {
    const closed = [outgoing(tested('failed', ['smtp-auth-disabled-for-mailbox']))];
    expect(outcomeOf('smtp-auth-open', { links, servers: closed })).toMatchObject({
      outcome: 'failed',
      params: { mailbox: 'Sales@contoso.com' },
    });
    const other = [outgoing(tested('failed', ['send-as-denied']))];
    expect(outcomeOf('smtp-auth-open', { links, servers: other })).toMatchObject({
      outcome: 'waiting',
    });
    const open = [outgoing(tested('passed'))];
    expect(outcomeOf('smtp-auth-open', { links, servers: open })).toMatchObject({
      outcome: 'passed',
    });
  });
});

it('a secret that Microsoft accepts is done without its day, and one that was not asked about is not', () => {
  const accepted = makeCheck('secret-accepted', 'passed', 'secret-proven');
  const noDay = makeCheck('secret-lasts', 'waiting', 'day-unknown');
  const stateWith = (checks: GuideCheck[]) =>
    arrangeSteps(checks, []).find(({ id }) => id === 'secret')?.state;
  expect(stateWith([accepted, noDay])).toBe('done');
  expect(stateWith([makeCheck('secret-accepted', 'waiting', 'not-checked-yet'), noDay])).toBe(
    'open',
  );
  expect(stateWith([noDay])).toBe('open');
  const ended = makeCheck('secret-lasts', 'failed', 'secret-has-ended');
  expect(stateWith([accepted, ended])).toBe('problem');
});

it('a mailbox that signed in with the app shows that Microsoft knows it, before Microsoft is asked', () => {
  const unasked = makeCheck('app-known', 'waiting', 'not-checked-yet');
  expect(proveByLinks(unasked, [link()])).toMatchObject({ outcome: 'passed', reason: 'app-known' });
  const refused = makeCheck('app-known', 'failed', 'refused');
  expect(proveByLinks(refused, [link()])).toBe(refused);
  for (const links of [[], [link({ health: brokenBy('app-not-found') })]]) {
    expect(proveByLinks(unasked, links)).toBe(unasked);
  }
  const secret = makeCheck('secret-accepted', 'waiting', 'not-checked-yet');
  expect(proveByLinks(secret, [link()])).toBe(secret);
});

it('the tenant’s ID in place of the app’s is named (row 3)', () => {
  const client = newClient('Contoso', at);
  const id = '5a4d8b0c-7c1e-4f3a-9b2d-0e1f2a3b4c5d';
  client.azureApp = {
    ...client.azureApp,
    applicationId: id,
    authority: { kind: 'tenant', tenant: id.toUpperCase() },
  };
  const checks = checkRecords({ client, links: [], servers: [] }, now);
  expect(checks[0]).toMatchObject({ outcome: 'failed', reason: 'client-id-is-tenant-id' });
  expect(arrangeSteps(checks, ['registration'])[0]).toMatchObject({
    id: 'registration',
    ticked: true,
    state: 'problem',
  });
});
