import { z } from 'zod';
import { type FoundSignal, maxPerKind } from './found-signal.ts';

const claims = z.object({
  aud: z.string().optional(),
  scp: z.string().optional(),
  roles: z.array(z.string()).optional(),
});

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
    if (scp === undefined && roles !== undefined && roles.length > 0) {
      const named = roles.filter((role) => /^[\w.]{1,60}$/.test(role)).slice(0, 10);
      const words = `roles: ${named.join(' ')}`;
      return [{ signal: { kind: 'token', problem: 'app-only', text: words }, ...place }];
    }
    return [];
  });
}

function claimsOf(payload: string): z.infer<typeof claims> | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const parsed = claims.safeParse(json);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
