import { randomBytes } from 'node:crypto';
import { type Signal } from '../diagnosis/signal.ts';
import { type NetworkClient } from '../microsoft/entra/network-client.ts';
import { signalOfMsalError } from '../microsoft/entra/oauth-signal.ts';
import { type Secret } from '../secret.ts';
import { type AuthorityMap } from './authority-places.ts';

export type SecretResult =
  /** A tenant gave the app a token of its own for it. */
  | { readonly kind: 'proven'; readonly tenant: string }
  /** A made-up code was refused, and nothing was said against the secret. */
  | { readonly kind: 'not-refused'; readonly signal: Signal }
  | { readonly kind: 'refused'; readonly signal: Signal }
  | { readonly kind: 'unclear'; readonly signal: Signal };

/** What says that ID and secret were compared, and do not match, or that none was expected. */
const aboutSecret = new Set([7000215, 7000222, 7000218, 700025, 70002]);
/** What says that the made-up code was looked at. */
const aboutCode = new Set([9002313, 70000, 70008, 54005]);

/**
 * Tests a secret without a user, in two ways. A tenant that knows the app gives it a token for itself
 * (RFC 6749 section 4.4) only if the secret is right: that proves it. The token is dropped where it
 * arrives; without application permissions it allows nothing. Where no tenant is known, a made-up
 * code is redeemed (section 4.1.3): the client is to be authenticated first, so a wrong secret is
 * named; but whether Entra looks at such a code before is nowhere written, so that its refusal
 * alone proves little.
 */
export async function probeSecret(asked: {
  readonly map: AuthorityMap;
  /** Tenant IDs or domains that may know the app, likeliest first. */
  readonly tenants: readonly string[];
  readonly applicationId: string;
  readonly secret: Secret;
  readonly redirectUri: string;
  readonly newNetwork: () => NetworkClient;
}): Promise<SecretResult> {
  const { map, applicationId, secret, redirectUri } = asked;
  const client = { client_id: applicationId, client_secret: secret.reveal() };
  for (const tenant of asked.tenants) {
    const answer = await post(asked.newNetwork(), map.of(tenant).token, {
      ...client,
      grant_type: 'client_credentials',
      scope: map.ownScope,
    });
    if (answer === null) return { kind: 'proven', tenant };
    if (speaksOfSecret(answer)) return { kind: 'refused', signal: answer };
    if (answer.kind === 'network') return { kind: 'unclear', signal: answer };
  }
  const answer = await post(asked.newNetwork(), map.of(map.segment).token, {
    ...client,
    grant_type: 'authorization_code',
    code: `made-up.${randomBytes(24).toString('base64url')}`,
    redirect_uri: redirectUri,
    code_verifier: randomBytes(32).toString('base64url'),
    scope: map.scopes.join(' '),
  });
  if (answer === null) {
    const text = 'a made-up code was redeemed';
    return { kind: 'unclear', signal: { kind: 'sign-in', problem: 'answer-unreadable', text } };
  }
  if (speaksOfSecret(answer)) return { kind: 'refused', signal: answer };
  return { kind: speaksOfCode(answer) ? 'not-refused' : 'unclear', signal: answer };
}

/** Null when the request was granted; what was granted is not looked at. */
async function post(
  network: NetworkClient,
  address: string,
  form: Readonly<Record<string, string>>,
): Promise<Signal | null> {
  try {
    await network.sendPostRequestAsync(address, {
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
      body: new URLSearchParams(form).toString(),
    });
    return network.refused === null ? null : signalOfMsalError(null, 'redeem', network);
  } catch (error) {
    return signalOfMsalError(error, 'redeem', network);
  }
}

function speaksOfSecret(signal: Signal): boolean {
  if (signal.kind !== 'oauth') return false;
  if (signal.aadsts !== null) return aboutSecret.has(signal.aadsts);
  return signal.error === 'invalid_client';
}

function speaksOfCode(signal: Signal): boolean {
  if (signal.kind !== 'oauth') return false;
  return signal.aadsts === null ? signal.error === 'invalid_grant' : aboutCode.has(signal.aadsts);
}
