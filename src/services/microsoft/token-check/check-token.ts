import { type TestStep } from '../../../contract/connection-tests.ts';
import { type TokenClaims } from '../../../contract/mailbox-links.ts';
import { type Signal } from '../../diagnosis/signal.ts';
import { checkAudience } from './check-audience.ts';
import { readClaims } from './read-claims.ts';

/** What is known of a token besides itself. */
export interface TokenFacts {
  /** The authority's clock, milliseconds since the epoch; null: only this computer's is known. */
  readonly serverNow: number | null;
  /** Names of the account that signed in: it may have others than the token shows (row 200). */
  readonly accountNames: readonly string[];
  /** The `scope` of the authority's answer: all there is to go by for an opaque token (row 103). */
  readonly grantedScopes: readonly string[] | null;
}

/** Nothing but the token: someone gave it to `collega probe`. */
export const noTokenFacts: TokenFacts = { serverNow: null, accountNames: [], grantedScopes: null };

export interface TokenUse {
  readonly direction: 'outgoing' | 'incoming';
  /** The SASL user. */
  readonly username: string;
  readonly host: string;
}

export interface TokenVerdict {
  /** Evidence: the claims, never the token nor its signature. */
  readonly detail: TestStep['detail'];
  /** Why the token cannot work: no connection is worth making. */
  readonly failure: Signal | null;
  readonly warnings: readonly Signal[];
}

type Problem = Extract<Signal, { kind: 'token' }>['problem'];

/** Entra and Exchange forgive five minutes. */
const toleranceMs = 5 * 60_000;
/** This computer's clock alone may be the one that is wrong: it condemns only what is long past. */
const localToleranceMs = 30 * 60_000;

/** What each direction needs, by its short name in lower case. */
const scopes = { outgoing: 'smtp.send', incoming: 'imap.accessasuser.all' } as const;

/**
 * Foresees what the mail server will say to this token, before it is used (rows 84, 101 to 105).
 * Only what cannot work is a failure; everything that may still work is a warning.
 * @param now this computer's clock, milliseconds since the epoch
 */
export function checkToken(
  accessToken: string,
  use: TokenUse,
  facts: TokenFacts,
  now: number,
): TokenVerdict {
  const read = readClaims(accessToken);
  const skewMs = facts.serverNow === null ? null : now - facts.serverNow;
  const clock = skewMs === null ? {} : { clockSkewSeconds: Math.round(skewMs / 1000) };
  const warnings: Signal[] = [];
  if (skewMs !== null && Math.abs(skewMs) > toleranceMs) warnings.push(skewed(skewMs));
  // `person@contoso.com\shared`, from the days of passwords (row 184).
  if (use.username.includes('\\')) {
    warnings.push({ kind: 'message', message: 'shared-mailbox-old-form', text: use.username });
  }
  if (read.kind === 'opaque') {
    const granted = facts.grantedScopes?.map(shortName) ?? [];
    if (granted.length > 0 && !granted.includes(scopes[use.direction])) {
      warnings.push(scopeMissing(`scope=${facts.grantedScopes?.join(' ') ?? ''}`));
    }
    return { detail: { format: 'opaque', ...clock }, failure: null, warnings };
  }
  const { claims, names } = read;
  const expiry = checkExpiry(claims, facts.serverNow, now);
  const audience = checkAudience(claims, use.host);
  const heard = `aud=${claims.aud.join(' ')}`;
  const scope = checkScopes(claims, use.direction);
  if (skewMs === null && expiry.notYetValidMs > toleranceMs) {
    warnings.push(skewed(-expiry.notYetValidMs));
  }
  if (scope === 'app-only') warnings.push(problem('app-only', `roles=${claims.roles.join(' ')}`));
  if (names.length > 0 && !isSameAccount(names, use.username, facts.accountNames)) {
    // After "Have an admin account? Sign in" on the approval page the token is the administrator's.
    const whose = read.isAdministrator ? 'administrator-account' : 'other-account';
    warnings.push(problem(whose, names.join(' ')));
  }
  if (expiry.kind === 'doubtful') warnings.push(problem('expired', expiry.text));
  const failure =
    audience === 'wrong'
      ? problem('wrong-audience', heard)
      : expiry.kind === 'expired'
        ? problem('expired', expiry.text)
        : scope === 'missing'
          ? scopeMissing(`scp=${claims.scp.join(' ')}`)
          : null;
  const left = expiry.leftSeconds === null ? {} : { expiresInSeconds: expiry.leftSeconds };
  return {
    detail: {
      format: 'jwt',
      audience,
      ...clock,
      ...left,
      clock: facts.serverNow === null ? 'this computer' : 'authority',
      claims: { ...claims },
    },
    failure,
    warnings,
  };
}

/** Whether the token's own `exp` has passed on the authority's clock, as far as both are known. */
export function isOver(accessToken: string, serverNow: number | null): boolean {
  const read = readClaims(accessToken);
  if (serverNow === null || read.kind === 'opaque' || read.claims.exp === null) return false;
  return Date.parse(read.claims.exp) <= serverNow;
}

interface Expiry {
  readonly kind: 'valid' | 'doubtful' | 'expired';
  readonly text: string;
  readonly leftSeconds: number | null;
  /** How far `nbf` lies ahead: the token exists, so that the clock must be behind. */
  readonly notYetValidMs: number;
}

function checkExpiry(claims: TokenClaims, serverNow: number | null, localNow: number): Expiry {
  const now = serverNow ?? localNow;
  const notYetValidMs = claims.nbf === null ? 0 : Math.max(0, Date.parse(claims.nbf) - now);
  if (claims.exp === null) return { kind: 'valid', text: '', leftSeconds: null, notYetValidMs };
  const leftMs = Date.parse(claims.exp) - now;
  const tolerance = serverNow === null ? localToleranceMs : toleranceMs;
  const kind = leftMs > 0 ? 'valid' : -leftMs > tolerance ? 'expired' : 'doubtful';
  const text = `exp=${claims.exp} now=${new Date(now).toISOString()}`;
  return { kind, text, leftSeconds: Math.round(leftMs / 1000), notYetValidMs };
}

function checkScopes(
  claims: TokenClaims,
  direction: TokenUse['direction'],
): 'right' | 'missing' | 'app-only' | 'unknown' {
  if (claims.scp.length === 0) return claims.roles.length > 0 ? 'app-only' : 'unknown';
  return claims.scp.map(shortName).includes(scopes[direction]) ? 'right' : 'missing';
}

function isSameAccount(
  names: readonly string[],
  username: string,
  accountNames: readonly string[],
): boolean {
  const expected = [username, ...accountNames].map((name) => name.toLowerCase());
  return names.some((name) => expected.includes(name));
}

function shortName(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1).toLowerCase();
}

/** @param skewMs how far this computer is ahead; negative: behind */
function skewed(skewMs: number): Signal {
  const seconds = Math.round(skewMs / 1000);
  const sign = seconds > 0 ? '+' : '';
  return problem('clock-skew', `clock of this computer: ${sign}${seconds} s`);
}

function problem(name: Problem, text: string): Signal {
  return { kind: 'token', problem: name, text };
}

function scopeMissing(text: string): Signal {
  return { kind: 'sign-in', problem: 'scope-missing', text };
}
