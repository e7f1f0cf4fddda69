import { expect, it } from 'vitest';
import { type AzureApp } from './azure-app.ts';
import { type MailServer } from './mail-servers.ts';
import { type MailboxLink } from './mailbox-links.ts';
import { currentTest, isOutdated, testBasis, type StateNow } from './test-basis.ts';

const server = {
  direction: 'outgoing',
  name: 'Sales',
  host: 'smtp.office365.com',
  port: 587,
  encryption: 'starttls',
  username: 'sales@contoso.com',
  fromFilter: 'sales@contoso.com',
  priority: 10,
  active: true,
  sendAs: false,
} as MailServer;
const link = {
  account: { username: 'sales@contoso.com' },
  kind: 'owner',
  linkedAt: '2026-11-23T10:00:00.000Z',
  refreshedAt: '2026-11-23T10:00:00.000Z',
  health: { state: 'valid' },
} as MailboxLink;
const azureApp = {
  applicationId: 'app',
  authority: { kind: 'common' },
  cloud: 'global',
  secretExpiresOn: '2027-01-01',
  hasSecret: true,
} as AzureApp;
const state: StateNow = { server, link, azureApp };
const broken = { ...link, health: { state: 'broken' } } as MailboxLink;

const changed: Record<string, StateNow> = {
  'the host': { ...state, server: { ...server, host: 'smtp.outlook.com' } },
  'the port': { ...state, server: { ...server, port: 25 } },
  'the username': { ...state, server: { ...server, username: 'b@contoso.com' } },
  'the filter': { ...state, server: { ...server, fromFilter: 'contoso.com' } as MailServer },
  'a disconnected mailbox': { ...state, link: null },
  'a new sign-in': { ...state, link: { ...link, linkedAt: '2026-11-24T10:00:00.000Z' } },
  'another account': { ...state, link: { ...link, kind: 'delegate' } },
  'the application ID': { ...state, azureApp: { ...azureApp, applicationId: 'other' } },
  'the tenant': { ...state, azureApp: { ...azureApp, authority: { kind: 'tenant', tenant: 'a' } } },
  'the cloud': { ...state, azureApp: { ...azureApp, cloud: 'china' } },
  'the day on which the secret ends': {
    ...state,
    azureApp: { ...azureApp, secretExpiresOn: '2028-01-01' },
  },
  'a new secret': {
    ...state,
    azureApp: { ...azureApp, credentialsChangedAt: '2026-11-24T10:00:00.000Z' },
  },
};

for (const [what, now] of Object.entries(changed)) {
  it(`makes every result outdated: ${what}`, () => {
    for (const outcome of ['passed', 'warning', 'failed'] as const) {
      expect(isOutdated({ outcome, basis: testBasis(state) }, now)).toBe(true);
    }
  });
}

it('keeps a result through changes that a test does not depend on', () => {
  const result = { outcome: 'passed', basis: testBasis(state) } as const;
  const renamed = { ...server, name: 'Other', priority: 1, host: 'SMTP.Office365.com' };
  const renewed = { ...link, refreshedAt: '2026-11-24T10:00:00.000Z' };
  expect(isOutdated(result, { ...state, server: renamed, link: renewed })).toBe(false);
});

it('does not let a pass stand beside a refused link, but lets the failure that broke it', () => {
  const basis = testBasis(state);
  expect(isOutdated({ outcome: 'passed', basis }, { ...state, link: broken })).toBe(true);
  expect(isOutdated({ outcome: 'failed', basis }, { ...state, link: broken })).toBe(false);
});

it('does not let “not linked” of another program stand beside a token that is here', () => {
  const findingCodes = ['mailbox-not-linked'];
  const result = { outcome: 'failed', basis: testBasis(state), findingCodes } as const;
  expect(isOutdated(result, state)).toBe(true);
  expect(isOutdated(result, { ...state, link: broken })).toBe(false);
});

it('reads results of earlier versions, which have no basis, by the link alone', () => {
  expect(isOutdated({ outcome: 'passed' }, state)).toBe(false);
  expect(isOutdated({ outcome: 'warning' }, { ...state, link: null })).toBe(true);
  expect(isOutdated({ outcome: 'failed' }, { ...state, link: null })).toBe(false);
});

it('answers the last test only while it holds', () => {
  const lastTest = {
    outcome: 'passed',
    startedAt: '2026-11-23T10:00:00.000Z',
    durationMs: 1,
    findingCodes: [] as string[],
    basis: testBasis(state),
  } as const;
  const tested = { ...server, lastTest } as MailServer;
  expect(currentTest(tested, { link, azureApp })).toEqual(lastTest);
  expect(currentTest(tested, { link: null, azureApp })).toBeNull();
});
