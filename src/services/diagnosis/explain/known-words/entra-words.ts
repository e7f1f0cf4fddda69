import { type Signal } from '../../signal.ts';
import { type KnownWords } from './known-words.ts';

type OAuth = Extract<Signal, { kind: 'oauth' }>;

/** What Entra says beside a number, for texts that lost the number on the way (failures.md A1 to A3). */
const said = (
  aadsts: number,
  pattern: RegExp,
  { stage = 'authorize', error = 'unknown' }: Partial<Pick<OAuth, 'stage' | 'error'>> = {},
): KnownWords => ({
  pattern,
  signal: (text) => ({
    kind: 'oauth',
    stage,
    error,
    aadsts,
    subError: null,
    text,
    httpStatus: null,
    retryAfter: null,
  }),
});

const redeemed = { stage: 'redeem' } as const;
const refreshed = { stage: 'refresh', error: 'invalid_grant' } as const;

export const entraWords: readonly KnownWords[] = [
  said(
    50011,
    /redirect URI '[^'\r\n]{0,2048}' specified in the request does not match[^\r\n]{0,300}/iu,
  ),
  said(
    500112,
    /reply address '[^'\r\n]{0,2048}' does not match the reply address[^\r\n]{0,2300}/iu,
    {
      ...redeemed,
    },
  ),
  said(500113, /No reply address is registered for the application/iu),
  said(900971, /No reply address provided/iu),
  said(9002331, /configured for use by Microsoft Account users only/iu),
  said(9002332, /configured for use by (?:Microsoft Entra|Azure Active Directory) users only/iu),
  said(700016, /Application with identifier '[^'\r\n]{1,200}' was not found in the directory/iu),
  said(90002, /Tenant '[^'\r\n]{1,253}' not found/iu),
  said(
    50105,
    /signed in user[^\r\n]{0,400} (?:is not|isn't) assigned to a role for the application/iu,
  ),
  said(50020, /user account[^\r\n]{0,400} does not exist in tenant '[^'\r\n]{1,200}'/iu),
  said(500200, /is a personal Microsoft account[^\r\n]{0,60} not supported for this application/iu),
  said(900382, /Confidential Client (?:is not|isn't) supported in Cross Cloud request/iu),
  // Pages of the sign-in window itself, which name their number only under "More details".
  said(500200, /can't sign in here with a personal account/iu),
  said(9002331, /can't sign in here with a work or school account/iu),
  said(50034, /couldn't find an account with that username|That Microsoft account doesn't exist/iu),
  said(50126, /Your account or password is incorrect|due to invalid username or password/iu),
  said(50053, /Your account (?:has been|is temporarily|is) locked/iu),
  said(50057, /The user account is disabled/iu),
  said(65001, /user or administrator has not consented to use the application/iu),
  said(50076, /you must use multi-factor authentication to access/iu),
  said(50079, /you must enroll in multi-factor authentication to access/iu),
  said(53003, /blocked by Conditional Access policies/iu),
  said(53000, /can't get there from here/iu),
  said(900561, /endpoint only accepts POST/iu),
  said(7000218, /must contain [^\r\n]{0,80}'?client_assertion'? or '?client_secret'?/iu, redeemed),
  said(
    700025,
    /Client is public so neither '?client_assertion'? nor '?client_secret'? should be presented/iu,
    redeemed,
  ),
  said(9002325, /Proof Key for Code Exchange is required for cross-origin/iu, redeemed),
  said(9002327, /may only be redeemed via cross-origin requests/iu, redeemed),
  said(7000222, /client secret keys (?:for app '[^'\r\n]{1,100}' )?are expired/iu, redeemed),
  said(7000215, /Invalid client secret(?: is)? provided[^\r\n]{0,300}/iu, redeemed),
  said(54005, /authorization code was already redeemed/iu, redeemed),
  said(
    70008,
    /(?:provided value for the 'code' parameter|authorization code) (?:is not valid|(?:has|is) expired)/iu,
    redeemed,
  ),
  said(
    70000,
    /provided value for the input parameter 'refresh_token'[^\r\n]{0,60} is not valid/iu,
    refreshed,
  ),
  said(50173, /provided grant has expired due to it being revoked/iu, refreshed),
  said(700082, /refresh token has expired due to inactivity[^\r\n]{0,300}/iu, refreshed),
  said(70000, /User account is found to be in service abuse mode/iu, refreshed),
  said(70000, /scopes requested are unauthorized or expired/iu, refreshed),
];
