import { redirectUriOf } from '../../contract/azure-app.ts';
import { type GuideCheck } from '../../contract/guide.ts';
import { type Language } from '../../contract/settings.ts';
import { describeContext } from '../diagnosis/describe-context.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { NetworkClient } from '../microsoft/entra/network-client.ts';
import { type NetworkRoute } from '../network/network-route.ts';
import { type SandboxEnvironment } from '../shell/ports/sandbox-environment.ts';
import { hideSecrets } from '../masking/hide-secrets.ts';
import { type Secret } from '../secret.ts';
import { mapAuthority, type AuthorityMap } from './authority-places.ts';
import { makeCheck } from './make-check.ts';
import { checkAuthorize, checkDiscovery, checkSecret, type Explain } from './network-checks.ts';
import { probeAuthorize } from './probe-authorize.ts';
import { probeDiscovery } from './probe-discovery.ts';
import { probeSecret } from './probe-secret.ts';
import { type ClientRecords } from './record-checks.ts';

/** One request may take this long, milliseconds. */
const requestTimeoutMs = 15_000;

interface Question extends ClientRecords {
  readonly secret: Secret | null;
  readonly vaultOpen: boolean;
  readonly sandbox: SandboxEnvironment | null;
  readonly language: Language;
  readonly route: NetworkRoute;
  readonly signal: AbortSignal;
}

/**
 * All checks that Microsoft answers, side by side: without a window, a user or a cookie. Refusals and
 * trouble are results.
 * @throws FailureError `sandbox-not-running`
 */
export async function askMicrosoft(question: Question): Promise<GuideCheck[]> {
  const { client, sandbox, secret } = question;
  const map = mapAuthority(client.azureApp.cloud, client.azureApp.authority, sandbox);
  const mailbox = firstMailbox(question);
  const context = describeContext(client, { mailbox: mailbox ?? '' }, question.language);
  // The answer of a portal or a proxy in between may repeat what was posted.
  const hide = hideSecrets(secret === null ? [] : [secret.reveal()]);
  const explain: Explain = (signal) =>
    diagnose({ ...signal, text: hide(signal.text) }, context, null);
  const checks = await Promise.all([
    checkTenant(question, map, explain),
    checkSignInPage(question, map, mailbox, explain),
    testSecret(question, map, mailbox, explain),
  ]);
  return checks.flat();
}

async function checkTenant(question: Question, map: AuthorityMap, explain: Explain) {
  const { discovery, authorize } = map.of(map.segment);
  const result = await probeDiscovery({ discovery, authorize, network: networkOf(question) });
  return checkDiscovery(result, map.segment, explain);
}

async function checkSignInPage(
  question: Question,
  map: AuthorityMap,
  loginHint: string | null,
  explain: Explain,
): Promise<GuideCheck[]> {
  const { applicationId, odooUrl } = question.client.azureApp;
  if (applicationId === '' || odooUrl === '') {
    return (['app-known', 'account-types-accepted', 'redirect-uri-registered'] as const).map((id) =>
      makeCheck(id, 'waiting', 'values-missing'),
    );
  }
  const result = await probeAuthorize({
    authorize: map.of(map.segment).authorize,
    applicationId,
    redirectUri: redirectUriOf(odooUrl),
    scopes: map.scopes,
    loginHint,
    network: networkOf(question),
  });
  return checkAuthorize(result, explain);
}

async function testSecret(
  question: Question,
  map: AuthorityMap,
  mailbox: string | null,
  explain: Explain,
): Promise<GuideCheck> {
  const { secret, vaultOpen } = question;
  const { applicationId, odooUrl } = question.client.azureApp;
  if (!vaultOpen) return makeCheck('secret-accepted', 'waiting', 'vault-locked');
  if (secret === null) return makeCheck('secret-accepted', 'waiting', 'secret-missing');
  if (applicationId === '' || odooUrl === '') {
    return makeCheck('secret-accepted', 'waiting', 'values-missing');
  }
  const result = await probeSecret({
    map,
    tenants: likelyTenants(question, mailbox),
    applicationId,
    secret,
    redirectUri: redirectUriOf(odooUrl),
    newNetwork: () => networkOf(question),
  });
  return checkSecret(result, explain);
}

/** Tenants that probably know the app: the client's own, that of who signed in, the mailbox's domain. */
function likelyTenants({ client, links }: ClientRecords, mailbox: string | null): string[] {
  const { authority } = client.azureApp;
  if (authority.kind === 'consumers') return [];
  if (authority.kind === 'tenant') return [authority.tenant];
  const signedIn = links.find(({ account }) => !account.personal && account.tenantId !== null);
  const domain = mailbox?.split('@')[1];
  const [likeliest] = [signedIn?.account.tenantId, domain].filter((name) => isTenant(name ?? ''));
  return likeliest === undefined || likeliest === null ? [] : [likeliest];
}

/** It becomes a part of an address. */
function isTenant(name: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(name);
}

function firstMailbox({ links, servers }: ClientRecords): string | null {
  return links[0]?.mailbox ?? servers.find(({ active }) => active)?.username ?? null;
}

function networkOf({ signal, route }: Question): NetworkClient {
  return new NetworkClient(signal, requestTimeoutMs, route);
}
