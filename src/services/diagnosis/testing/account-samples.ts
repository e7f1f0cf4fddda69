import { oauthAnswer as answer } from './oauth-answer.ts';
import { type SampleSignal } from './sample-signal.ts';

/** A2, the person who signs in; words of Microsoft's reference of AADSTS numbers. */
export const accountSamples: readonly SampleSignal[] = [
  answer(
    'account-unknown',
    'authorize',
    'interaction_required',
    'AADSTS50034: To sign into this application, the account must be added to the directory.',
  ),
  answer(
    'password-wrong',
    'authorize',
    'invalid_grant',
    'AADSTS50126: Error validating credentials due to invalid username or password.',
  ),
  answer(
    'account-locked',
    'authorize',
    'invalid_grant',
    'AADSTS50053: The account is locked because the user tried to sign in too many times with an incorrect user ID or password.',
  ),
  answer(
    'account-disabled',
    'authorize',
    'invalid_grant',
    'AADSTS50057: The user account is disabled.',
  ),
  answer('password-expired', 'authorize', 'invalid_grant', 'AADSTS50055: The password is expired.'),
  answer(
    'mfa-required',
    'authorize',
    'interaction_required',
    'AADSTS50074: Strong authentication is required and the user did not pass the MFA challenge.',
  ),
  answer(
    'mfa-registration-required',
    'authorize',
    'interaction_required',
    'AADSTS50072: User needs to enroll for second factor authentication (interactive).',
  ),
  answer(
    'external-challenge-open',
    'authorize',
    'interaction_required',
    'AADSTS50158: External security challenge was not satisfied.',
  ),
  answer(
    'device-not-accepted',
    'authorize',
    'interaction_required',
    "AADSTS53000: Conditional Access policy requires a compliant device, and the device isn't compliant.",
  ),
  answer(
    'blocked-by-conditional-access',
    'authorize',
    'access_denied',
    'AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  ),
  answer(
    'blocked-by-conditional-access',
    'authorize',
    'access_denied',
    'Your sign-in was successful but does not meet the criteria to access this resource.',
  ),
  answer(
    'blocked-by-security-defaults',
    'authorize',
    'access_denied',
    'AADSTS530035: Access has been blocked by security defaults.',
  ),
  answer(
    'account-at-risk',
    'authorize',
    'access_denied',
    'AADSTS53011: User blocked due to risk on home tenant.',
  ),
];

/** A3: redeeming and refreshing. */
export const tokenSamples: readonly SampleSignal[] = [
  answer(
    'code-expired',
    'redeem',
    'invalid_grant',
    'AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  ),
  answer(
    'code-expired',
    'redeem',
    'invalid_grant',
    'AADSTS501481: The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  ),
  answer(
    'refresh-token-invalid',
    'refresh',
    'invalid_grant',
    "AADSTS70000: The provided value for the input parameter 'refresh_token' is not valid.",
  ),
  answer(
    'refresh-token-invalid',
    'refresh',
    'invalid_grant',
    'AADSTS70000: The request was denied because one or more scopes requested are unauthorized or expired. The user must first sign in and grant the client application access to the requested scope.',
  ),
  answer(
    'account-in-abuse-mode',
    'refresh',
    'invalid_grant',
    'AADSTS70000: User account is found to be in service abuse mode.',
  ),
  answer(
    'refresh-token-unused-too-long',
    'refresh',
    'invalid_grant',
    'AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2026-05-01T08:00:00.0000000Z and was inactive for 90.00:00:00.',
  ),
  answer(
    'sessions-revoked',
    'refresh',
    'invalid_grant',
    'AADSTS50173: The provided grant has expired due to it being revoked, and a fresh auth token is needed.',
  ),
  answer(
    'sign-in-frequency',
    'refresh',
    'invalid_grant',
    'AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.',
  ),
  answer(
    'mfa-required-again',
    'refresh',
    'invalid_grant',
    'AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
  ),
  answer(
    'grant-type-refused',
    'redeem',
    'unsupported_grant_type',
    'AADSTS70003: The app returned an unsupported grant type.',
  ),
  answer(
    'sign-in-needed-again',
    'refresh',
    'interaction_required',
    'AADSTS700020: The access grant requires interaction.',
  ),
  answer(
    'clock-wrong',
    'redeem',
    'invalid_client',
    'AADSTS700024: Client assertion is not within its valid time range.',
  ),
  answer('code-redemption-refused', 'redeem', 'invalid_request', 'AADSTS999999: Words not seen.'),
  answer('token-refresh-refused', 'refresh', 'invalid_request', 'AADSTS999999: Words not seen.'),
];
