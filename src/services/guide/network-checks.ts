import { type Finding } from '../../contract/findings.ts';
import { type GuideCheck, type GuideCheckId, type GuideReason } from '../../contract/guide.ts';
import { assertNever } from '../assert-never.ts';
import { type Signal } from '../diagnosis/signal.ts';
import { makeCheck } from './make-check.ts';
import { type DiscoveryResult } from './probe-discovery.ts';
import { type AuthorizeResult } from './probe-authorize.ts';
import { type SecretResult } from './probe-secret.ts';

/** How a signal is explained; secrets are hidden in it first. */
export type Explain = (signal: Signal) => Finding;

/** What the openid-configuration says about the tenant. */
export function checkDiscovery(
  result: DiscoveryResult,
  segment: string,
  explain: Explain,
): GuideCheck {
  const id = 'tenant-found';
  switch (result.kind) {
    case 'found': {
      const tenant = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(result.issuer)?.[0];
      const general = ['common', 'organizations', 'consumers'].includes(segment);
      return general || tenant === undefined
        ? makeCheck(id, 'passed', 'audience-answers', { params: { segment } })
        : makeCheck(id, 'passed', 'tenant-found', { params: { segment, tenant } });
    }
    case 'other-cloud':
      return makeCheck(id, 'failed', 'other-cloud', { params: { segment, host: result.host } });
    case 'refused': {
      const finding = explain(result.signal);
      return (
        checkOfNoAnswer(id, result.signal, finding) ??
        makeCheck(id, 'failed', 'refused', { finding })
      );
    }
    default:
      return assertNever(result);
  }
}

const authorizeChecks = [
  'app-known',
  'account-types-accepted',
  'redirect-uri-registered',
] as const satisfies readonly GuideCheckId[];
type AuthorizeCheck = (typeof authorizeChecks)[number];

/** Which of the three a finding of the catalogue is about. */
const blames: Readonly<Record<string, AuthorizeCheck>> = {
  'app-not-found': 'app-known',
  'app-disabled': 'app-known',
  'tenant-not-found': 'account-types-accepted',
  'tenant-in-another-cloud': 'account-types-accepted',
  'app-is-single-tenant': 'account-types-accepted',
  'personal-accounts-not-accepted': 'account-types-accepted',
  'app-for-personal-accounts-only': 'account-types-accepted',
  'redirect-uri-missing': 'redirect-uri-registered',
  'redirect-uri-mismatch': 'redirect-uri-registered',
};

/** No tenant is named by `common` alone, and without a mailbox there is no other. */
const noTenantNamed = new Set([50059, 90019, 50128]);

/** Three checks from the one answer of the sign-in page. */
export function checkAuthorize(result: AuthorizeResult, explain: Explain): GuideCheck[] {
  switch (result.kind) {
    case 'sign-in-wanted':
      return authorizeChecks.map((id) => makeCheck(id, 'passed', id));
    case 'not-reached':
      return forAll('not-reached', explain(result.signal));
    case 'not-understood': {
      const { text } = result;
      const signal = { kind: 'sign-in', problem: 'answer-unreadable', text } as const;
      return forAll('answer-not-understood', explain(signal));
    }
    case 'refused':
      return checkRefusal(result, explain(result.signal));
    default:
      return assertNever(result);
  }
}

function checkRefusal(
  { signal, byRedirect }: Extract<AuthorizeResult, { kind: 'refused' }>,
  finding: Finding,
): GuideCheck[] {
  if (signal.aadsts !== null && noTenantNamed.has(signal.aadsts)) {
    return authorizeChecks.map((id) => makeCheck(id, 'unclear', 'no-tenant-named'));
  }
  if (isTrouble(finding)) return forAll('service-in-trouble', finding);
  const blamed = blames[finding.code];
  // A redirect goes to a registered address alone, and says that the app is known.
  const known = new Set<AuthorizeCheck>(byRedirect ? ['app-known', 'redirect-uri-registered'] : []);
  // The app is looked up before its addresses and its account types.
  if (blamed !== undefined && blamed !== 'app-known' && finding.code !== 'tenant-not-found') {
    known.add('app-known');
  }
  return authorizeChecks.map((id) => {
    if (id === blamed) return makeCheck(id, 'failed', 'refused', { finding });
    if (known.has(id)) return makeCheck(id, 'passed', id);
    const first = blamed === undefined && id === authorizeChecks.find((each) => !known.has(each));
    return makeCheck(id, 'unclear', 'refused-elsewhere', first ? { finding } : {});
  });
}

function forAll(reason: GuideReason, finding: Finding): GuideCheck[] {
  return authorizeChecks.map((id) => makeCheck(id, 'not-checked', reason, { finding }));
}

/** What the token endpoint said about the secret. */
export function checkSecret(result: SecretResult, explain: Explain): GuideCheck {
  const id = 'secret-accepted';
  switch (result.kind) {
    case 'proven':
      return makeCheck(id, 'passed', 'secret-proven', { params: { tenant: result.tenant } });
    case 'not-refused': {
      const { signal } = result;
      const number = signal.kind === 'oauth' ? signal.aadsts : null;
      const said = number === null ? 'invalid_grant' : `AADSTS${number}`;
      return makeCheck(id, 'unclear', 'secret-not-refused', { params: { said } });
    }
    case 'refused':
      return makeCheck(id, 'failed', 'refused', { finding: explain(result.signal) });
    case 'unclear': {
      const finding = explain(result.signal);
      return (
        checkOfNoAnswer(id, result.signal, finding) ??
        makeCheck(id, 'unclear', 'refused-elsewhere', { finding })
      );
    }
    default:
      return assertNever(result);
  }
}

/** What nobody answered, or a service in trouble, says nothing about the client; null: an answer. */
function checkOfNoAnswer(id: GuideCheckId, signal: Signal, finding: Finding): GuideCheck | null {
  if (signal.kind === 'network') return makeCheck(id, 'not-checked', 'not-reached', { finding });
  if (signal.kind !== 'oauth')
    return makeCheck(id, 'not-checked', 'answer-not-understood', { finding });
  return isTrouble(finding)
    ? makeCheck(id, 'not-checked', 'service-in-trouble', { finding })
    : null;
}

/** Trouble of the service itself says nothing about the client. */
function isTrouble(finding: Finding): boolean {
  return finding.code === 'authority-throttles';
}
