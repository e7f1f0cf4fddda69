import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Grant } from '../tokens/token-maker.ts';
import { keepExpiring } from './expiring-entries.ts';
import { type OAuthRefusal } from './oauth-refusal.ts';
import { refusals } from './refusals.ts';

/** What a code stands for. */
export interface CodeContent extends Grant {
  readonly redirectUri: string;
  readonly codeChallenge: string | null;
  readonly nonce: string | null;
}

export type Redemption =
  | { readonly kind: 'redeemed'; readonly content: CodeContent }
  | { readonly kind: 'refused'; readonly refusal: OAuthRefusal };

export interface AuthorizationCodes {
  issue(content: CodeContent): string;
  /** Single use; redirect URI and PKCE verifier must be those of the authorize request. */
  redeem(code: string, redirectUri: string, verifier: string | null): Redemption;
}

const codeLifetimeMs = 10 * 60_000;

export function createAuthorizationCodes(now: () => number): AuthorizationCodes {
  const codes = keepExpiring<{ content: CodeContent; redeemed: boolean }>(codeLifetimeMs, now);
  return {
    issue: (content) => {
      const code = `1.${randomBytes(48).toString('base64url')}`;
      codes.add(code, { content, redeemed: false });
      return code;
    },
    redeem: (code, redirectUri, verifier) => {
      const entry = codes.find(code);
      if (entry === null) return refuse(refusals.grantInvalid('code'));
      if (entry.value.redeemed) return refuse(refusals.codeRedeemed());
      if (entry.expired) return refuse(refusals.codeExpired());
      const { content } = entry.value;
      if (content.redirectUri !== redirectUri)
        return refuse(refusals.replyAddressDiffers(redirectUri, content.redirectUri));
      if (!fits(content.codeChallenge, verifier)) return refuse(refusals.verifierMismatch());
      entry.value.redeemed = true;
      return { kind: 'redeemed', content };
    },
  };
}

function refuse(refusal: OAuthRefusal): Redemption {
  return { kind: 'refused', refusal };
}

function fits(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null) return true;
  const computed = createHash('sha256')
    .update(verifier ?? '')
    .digest();
  const expected = Buffer.from(challenge, 'base64url');
  return computed.length === expected.length && timingSafeEqual(computed, expected);
}
