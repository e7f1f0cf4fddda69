import {
  asciiHost,
  cloudOfMailHost,
  plainHost,
  type MicrosoftCloud,
} from '../../contract/mail-hosts.ts';
import { type TokenClaims } from '../../contract/mailbox-links.ts';
import { cloudsOfAudience, hostOfAudience } from '../microsoft/token-check/exchange-audiences.ts';
import { readClaims } from '../microsoft/token-check/read-claims.ts';
import { StepFailure } from './step-failure.ts';

/** Who may receive a token besides the hosts that its audience names. */
export interface TokenHosts {
  /** The cloud of the client's Azure app; null where it is unknown. */
  readonly cloud: MicrosoftCloud | null;
  /** Host names that the user has allowed for this server. */
  readonly allowed: readonly string[];
  /** The mail hosts of the practice tenant, which take its own tokens alone. */
  readonly sandbox: readonly string[];
}

/** The practice tenant's issuer: a token that says so is worth nothing at Microsoft. */
const sandboxIssuer = 'https://login.sandbox.example/';

/**
 * Stops a test before AUTH where the host is not one that the token is for: a bearer token is worth
 * the same to any receiver, and any host has a valid certificate for its own name.
 * @throws StepFailure whose signal names the host and the audience
 */
export function refuseForeignHost(
  accessToken: string,
  { host, tokenHosts }: { readonly host: string; readonly tokenHosts: TokenHosts },
): void {
  if (mayReceive(accessToken, host, tokenHosts)) return;
  const read = readClaims(accessToken);
  const audience = read.kind === 'claims' ? read.claims.aud.join(' ') : '';
  const text = `host=${plainHost(host)} aud=${audience === '' ? '—' : audience}`;
  throw new StepFailure({ kind: 'token', problem: 'foreign-host', text }, { audience });
}

function mayReceive(accessToken: string, host: string, hosts: TokenHosts): boolean {
  const name = plainHost(host);
  if (hosts.allowed.some((allowed) => plainHost(allowed) === name)) return true;
  const read = readClaims(accessToken);
  // A personal account's token, which Microsoft made and cannot be read (row 103).
  if (read.kind === 'opaque') return cloudOfMailHost(name) === (hosts.cloud ?? 'global');
  const { claims } = read;
  if (claims.iss?.startsWith(sandboxIssuer) === true) return hosts.sandbox.includes(name);
  if (claims.aud.length === 0) return cloudOfMailHost(name) === (hosts.cloud ?? 'global');
  // A token for several audiences is worth something to each of them.
  return claims.aud.every((audience) => isFor(audience, name, claims, hosts.cloud));
}

function isFor(
  audience: string,
  name: string,
  claims: TokenClaims,
  cloud: MicrosoftCloud | null,
): boolean {
  const clouds = cloudsOfAudience(audience, claims.iss);
  if (clouds.length > 0) {
    const its = cloudOfMailHost(name);
    return its !== null && clouds.includes(its) && (clouds.length === 1 || its === (cloud ?? its));
  }
  // Exchange on premises with hybrid modern authentication is its own audience.
  return hostOfAudience(audience) === asciiHost(name);
}
