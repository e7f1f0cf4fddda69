import { type GuideCheck, type GuideReason } from '../../contract/guide.ts';
import { type TestSummary } from '../../contract/connection-tests.ts';
import { type Finding } from '../../contract/findings.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { checkSecretExpiry } from '../../contract/azure-app-state.ts';
import { currentTest } from '../../contract/test-basis.ts';
import { missingScopes } from '../microsoft/entra/clouds.ts';
import { type StoredClient } from '../store/records/records.ts';
import { assertNever } from '../assert-never.ts';
import { makeCheck } from './make-check.ts';

/** What the records of a client say, without the network. */
export interface ClientRecords {
  readonly client: StoredClient;
  readonly links: readonly MailboxLink[];
  readonly servers: readonly MailServer[];
}

/** Every check that needs no network, at `now` (milliseconds since the epoch). */
export function checkRecords(records: ClientRecords, now: number): GuideCheck[] {
  return [
    checkClientId(records.client),
    checkScopes(records),
    checkLinks('consent-given', records),
    checkLinks('users-assigned', records),
    checkSecretExpiryDate(records.client, now),
    checkSmtpAuth(records),
    checkServers('outgoing-works', 'outgoing', records),
    checkServers('incoming-works', 'incoming', records),
  ];
}

/** Row 3 of failures.md: the directory's ID is copied in place of the application's. */
function checkClientId({ azureApp }: StoredClient): GuideCheck {
  const { applicationId, authority } = azureApp;
  if (applicationId === '') return makeCheck('client-id', 'waiting', 'values-missing');
  const tenant = authority.kind === 'tenant' ? authority.tenant.toLowerCase() : null;
  return tenant === applicationId.toLowerCase()
    ? makeCheck('client-id', 'failed', 'client-id-is-tenant-id')
    : makeCheck('client-id', 'passed', 'client-id-well-formed');
}

/**
 * What a mailbox that is linked proves where Microsoft was not asked: none signs in with an app that
 * Microsoft does not know.
 */
export function proveByLinks(check: GuideCheck, links: readonly MailboxLink[]): GuideCheck {
  const isLinked = links.some(({ health }) => health.state === 'valid');
  return check.id === 'app-known' && check.reason === 'not-checked-yet' && isLinked
    ? makeCheck('app-known', 'passed', 'app-known')
    : check;
}

/** Granted at sign-in, by the token's answer (row 101 of failures.md). */
function checkScopes(records: ClientRecords): GuideCheck {
  const id = 'scopes-granted';
  const links = currentLinks(records);
  const refused = findingAmong(records.links, ['permission-not-in-registration', 'scope-invalid']);
  if (refused !== null) return makeCheck(id, 'failed', 'refused', { finding: refused });
  if (links.length === 0) return makeCheck(id, 'waiting', reasonWithoutLinks(records));
  const lacking = links.find(({ scopes }) => missingScopes(scopes).length > 0);
  if (lacking === undefined) return makeCheck(id, 'passed', 'scopes-granted', namesOf(links));
  const params = { mailbox: lacking.mailbox, scopes: missingScopes(lacking.scopes).join(', ') };
  return makeCheck(id, 'failed', 'scopes-missing', { params });
}

const refusalsOf = {
  'consent-given': ['consent-missing', 'admin-consent-required', 'user-declined-consent'],
  'users-assigned': ['user-not-assigned-to-app'],
} as const;
const grantedBy = {
  'consent-given': 'consent-given',
  'users-assigned': 'users-signed-in',
} as const;

/**
 * Without consent or assignment no sign-in would have come to an end. One person's says nothing
 * about the others: each mailbox in use has to have had its own.
 */
function checkLinks(id: keyof typeof refusalsOf, records: ClientRecords): GuideCheck {
  const finding = findingAmong(records.links, refusalsOf[id]);
  if (finding !== null) return makeCheck(id, 'failed', 'refused', { finding });
  const links = currentLinks(records);
  if (links.length === 0) return makeCheck(id, 'waiting', reasonWithoutLinks(records));
  const signedIn = new Set(links.map(({ mailbox }) => mailbox));
  const inUse = new Set(
    records.servers.filter(({ active }) => active).map(({ username }) => username.toLowerCase()),
  );
  const missing = [...inUse].filter((mailbox) => !signedIn.has(mailbox));
  if (missing.length === 0) return makeCheck(id, 'passed', grantedBy[id], namesOf(links));
  const params = { ...namesOf(links).params, missing: threeOf(missing) };
  return makeCheck(id, 'waiting', 'signed-in-in-part', { params });
}

/** What was granted before ID, secret or authority were changed tells nothing of the app as it is. */
function currentLinks({ client, links }: ClientRecords): MailboxLink[] {
  const changedAt = client.azureApp.credentialsChangedAt ?? '';
  return links.filter(({ refreshedAt }) => refreshedAt >= changedAt);
}

function reasonWithoutLinks({ links }: ClientRecords): GuideReason {
  return links.length === 0 ? 'no-link-yet' : 'links-outdated';
}

function findingAmong(links: readonly MailboxLink[], codes: readonly string[]): Finding | null {
  for (const { health } of links) {
    if (health.state === 'broken' && codes.includes(health.finding.code)) return health.finding;
  }
  return null;
}

/** Three names are enough to see whom it is about. */
function namesOf(links: readonly MailboxLink[]) {
  return { params: { mailboxes: threeOf(links.map(({ mailbox }) => mailbox)) } };
}

function threeOf(names: readonly string[]): string {
  return [...names.slice(0, 3), ...(names.length > 3 ? ['…'] : [])].join(', ');
}

function checkSecretExpiryDate({ azureApp }: StoredClient, now: number): GuideCheck {
  const id = 'secret-lasts';
  const { level, days } = checkSecretExpiry(azureApp.secretExpiresOn, now);
  const params = { day: azureApp.secretExpiresOn ?? '', days: String(days ?? '') };
  switch (level) {
    case 'unknown':
      return makeCheck(id, 'waiting', 'day-unknown');
    case 'far':
      return makeCheck(id, 'passed', 'secret-lasts', { params });
    case 'within-60-days':
    case 'within-30-days':
    case 'within-7-days':
    case 'today':
      return makeCheck(id, 'warning', 'secret-ends-soon', { params });
    case 'expired':
      return makeCheck(id, 'failed', 'secret-has-ended', { params });
    default:
      return assertNever(level);
  }
}

const smtpAuthClosed = ['smtp-auth-disabled-for-tenant', 'smtp-auth-disabled-for-mailbox'];

/** Only a sign-in to the outgoing server tells: the switch is in Exchange, not in Entra. */
function checkSmtpAuth(records: ClientRecords): GuideCheck {
  const id = 'smtp-auth-open';
  const outgoing = activeOf(records, 'outgoing');
  if (outgoing.length === 0) return makeCheck(id, 'waiting', 'no-server-yet');
  const closed = outgoing.find(({ test }) =>
    test?.findingCodes.some((code) => smtpAuthClosed.includes(code)),
  );
  if (closed !== undefined) {
    const params = { mailbox: closed.server.username };
    return makeCheck(id, 'failed', 'smtp-auth-closed', { params });
  }
  return outgoing.every(hasPassed)
    ? makeCheck(id, 'passed', 'sign-in-accepted')
    : makeCheck(id, 'waiting', 'not-tested-yet');
}

function checkServers(
  id: 'outgoing-works' | 'incoming-works',
  direction: MailServer['direction'],
  records: ClientRecords,
): GuideCheck {
  const active = activeOf(records, direction);
  if (active.length === 0) return makeCheck(id, 'waiting', 'no-server-yet');
  const failed = active.filter(({ test }) => test?.outcome === 'failed');
  const [first] = failed;
  if (first !== undefined) {
    const params = { server: first.server.name, number: String(failed.length) };
    return makeCheck(id, 'failed', 'tests-failed', { params });
  }
  const unlinked = active.find(({ link }) => link === null)?.server;
  if (unlinked !== undefined) {
    return makeCheck(id, 'waiting', 'not-linked-yet', { params: { mailbox: unlinked.username } });
  }
  const untested = active.find((each) => !hasPassed(each))?.server;
  if (untested !== undefined) {
    return makeCheck(id, 'waiting', 'not-tested-yet', { params: { server: untested.name } });
  }
  return makeCheck(id, 'passed', 'tests-passed', { params: { number: String(active.length) } });
}

interface ActiveServer {
  readonly server: MailServer;
  readonly link: MailboxLink | null;
  /** The last result, unless it is outdated. */
  readonly test: TestSummary | null;
}

function activeOf(
  { client, servers, links }: ClientRecords,
  direction: MailServer['direction'],
): ActiveServer[] {
  return servers
    .filter((server) => server.active && server.direction === direction)
    .map((server) => {
      const mailbox = server.username.toLowerCase();
      const link = links.find((each) => each.mailbox === mailbox) ?? null;
      return { server, link, test: currentTest(server, { link, azureApp: client.azureApp }) };
    });
}

function hasPassed({ test }: ActiveServer): boolean {
  return test?.outcome === 'passed' || test?.outcome === 'warning';
}
