import { hasAdministratorRole } from '../administrator-roles.ts';
import { type FoundSignal, maxPerKind } from './found-signal.ts';

interface Claims {
  readonly aud?: string;
  readonly scp?: string;
  readonly roles: readonly string[];
  /** Directory roles of an administrator (wids). */
  readonly isAdministrator: boolean;
  readonly name: string;
}

/** Microsoft Graph by its address and by its number (row 102). */
const graph = /^(?:https:\/\/graph\.microsoft\.com\/?|00000003-0000-0000-c000-000000000000)$/;

/**
 * What the claims of a pasted access token say. Only the audience and the names of its roles are
 * ever quoted; the token itself is masked in everything shown. Its signature does not matter here.
 */
export function findTokens(text: string): FoundSignal[] {
  const tokens = [...text.matchAll(/\beyJ[\w-]{5,8000}\.(eyJ[\w-]{5,8000})(?:\.[\w-]*)?/g)];
  return tokens.slice(0, maxPerKind).flatMap((match): FoundSignal[] => {
    const read = claimsOf(match[1] ?? '');
    if (read === null) return [];
    const place = { start: match.index, end: match.index + match[0].length };
    const { aud, scp, roles } = read;
    if (aud !== undefined && graph.test(aud)) {
      return [
        { signal: { kind: 'token', problem: 'wrong-audience', text: `aud: ${aud}` }, ...place },
      ];
    }
    if (scp === undefined && roles.length > 0) {
      const named = roles.filter((role) => /^[\w.]{1,60}$/.test(role)).slice(0, 10);
      const words = `roles: ${named.join(' ')}`;
      return [{ signal: { kind: 'token', problem: 'app-only', text: words }, ...place }];
    }
    if (read.isAdministrator) {
      const words = `roles of an administrator: ${read.name}`;
      return [
        {
          signal: { kind: 'token', problem: 'administrator-account', text: words },
          ...place,
          certainty: 'possible',
        },
      ];
    }
    return [];
  });
}

function claimsOf(payload: string): Claims | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof json !== 'object' || json === null) return null;
    const textOf = (name: string): string | undefined => {
      const value: unknown = Reflect.get(json, name);
      return typeof value === 'string' ? value : undefined;
    };
    const listOf = (name: string): string[] => {
      const value: unknown = Reflect.get(json, name);
      return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
    };
    const aud = textOf('aud');
    const scp = textOf('scp');
    return {
      ...(aud === undefined ? {} : { aud }),
      ...(scp === undefined ? {} : { scp }),
      roles: listOf('roles'),
      isAdministrator: hasAdministratorRole(listOf('wids')),
      name: textOf('upn') ?? textOf('preferred_username') ?? '',
    };
  } catch {
    return null;
  }
}
