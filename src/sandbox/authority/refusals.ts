import { practiceTenant } from '../practice-tenant.ts';
import { type OAuthRefusal } from './oauth-refusal.ts';

const app = practiceTenant.applicationId;

/** Every refusal the practice tenant knows, by what is wrong. Numbers: failures.md A1 to A3. */
export const refusals = {
  tenantNotFound: (tenant: string): OAuthRefusal => ({
    error: 'invalid_request',
    number: 90002,
    text: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  }),
  tenantUnnamed: (): OAuthRefusal => ({
    error: 'invalid_request',
    number: 50059,
    text: 'No tenant-identifying information found in either the request or implied by any provided credentials.',
  }),
  appScopeInvalid: (scope: string): OAuthRefusal => ({
    error: 'invalid_scope',
    number: 1002012,
    text: `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  }),
  parameterMissing: (name: string): OAuthRefusal => ({
    error: 'invalid_request',
    number: 900144,
    text: `The request body must contain the following parameter: '${name}'.`,
  }),
  applicationNotFound: (clientId: string): OAuthRefusal => ({
    error: 'unauthorized_client',
    number: 700016,
    text: `Application with identifier '${clientId}' was not found in the directory '${practiceTenant.name}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  }),
  redirectUriMismatch: (redirectUri: string): OAuthRefusal => ({
    error: 'invalid_request',
    number: 50011,
    text: `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${app}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
  }),
  replyAddressDiffers: (given: string, before: string): OAuthRefusal => ({
    error: 'invalid_client',
    number: 500112,
    text: `The reply address '${given}' does not match the reply address '${before}' provided when requesting Authorization code.`,
  }),
  responseTypeUnsupported: (): OAuthRefusal => ({
    error: 'unsupported_response_type',
    number: 70005,
    text: `The response type is not supported for the application '${app}'.`,
  }),
  responseModeUnsupported: (): OAuthRefusal => ({
    error: 'invalid_request',
    number: 70007,
    text: 'The value given for response_mode is not supported when requesting a code.',
  }),
  scopeInvalid: (scope: string): OAuthRefusal => ({
    error: 'invalid_scope',
    number: 70011,
    text: `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
  }),
  twoResources: (): OAuthRefusal => ({
    error: 'invalid_request',
    number: 28000,
    text: "Provided value for the input parameter scope is not valid because it contains more than one resource. Scopes must not span 'https://graph.microsoft.com' and 'https://outlook.office.com'.",
  }),
  challengeInvalid: (): OAuthRefusal => ({
    error: 'invalid_request',
    number: 50147,
    text: 'The size or the method of the code challenge parameter is not valid.',
  }),
  loginRequired: (): OAuthRefusal => ({
    error: 'login_required',
    number: 50058,
    text: 'A silent sign-in request was sent but no user is signed in.',
  }),
  consentDeclined: (): OAuthRefusal => ({
    error: 'access_denied',
    number: 65004,
    text: 'User declined to consent to access the app.',
  }),
  adminConsentNeeded: (): OAuthRefusal => ({
    error: 'access_denied',
    number: 90094,
    text: `Administrator consent is required. An administrator of '${practiceTenant.name}' must approve the app '${practiceTenant.applicationName}' before it can be used.`,
  }),
  signInPageStale: (): OAuthRefusal => ({
    error: 'invalid_request',
    number: 50089,
    text: 'The sign-in page has expired or was opened twice. Start again from the application.',
  }),
  getNotAccepted: (): OAuthRefusal => ({
    error: 'invalid_request',
    number: 900561,
    text: 'The endpoint only accepts POST requests. Received a GET request.',
  }),
  secretMissing: (): OAuthRefusal => ({
    error: 'invalid_client',
    number: 7000218,
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  }),
  secretInvalid: (): OAuthRefusal => ({
    error: 'invalid_client',
    number: 7000215,
    text: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app}'.`,
  }),
  secretExpired: (): OAuthRefusal => ({
    error: 'invalid_client',
    number: 7000222,
    text: `The provided client secret keys for app '${app}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
  }),
  grantTypeUnsupported: (): OAuthRefusal => ({
    error: 'unsupported_grant_type',
    number: 70003,
    text: 'The app requested an unsupported grant type.',
  }),
  grantInvalid: (name: 'code' | 'refresh_token'): OAuthRefusal => ({
    error: 'invalid_grant',
    number: 70000,
    text: `The provided value for the '${name}' parameter is not valid.`,
  }),
  codeExpired: (): OAuthRefusal => ({
    error: 'invalid_grant',
    number: 70008,
    text: 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  }),
  codeRedeemed: (): OAuthRefusal => ({
    error: 'invalid_grant',
    number: 54005,
    text: 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  }),
  verifierMismatch: (): OAuthRefusal => ({
    error: 'invalid_grant',
    number: 501481,
    text: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  }),
  consentMissing: (): OAuthRefusal => ({
    error: 'invalid_grant',
    number: 65001,
    text: `The user or administrator has not consented to use the application with ID '${app}' named '${practiceTenant.applicationName}'. Send an interactive authorization request for this user and resource.`,
    suberror: 'consent_required',
  }),
  sessionRevoked: (nowMs: number): OAuthRefusal => ({
    error: 'invalid_grant',
    number: 50173,
    text: `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The TokensValidFrom date (before which tokens are not valid) for this user is '${new Date(nowMs).toISOString()}'.`,
    suberror: 'bad_token',
  }),
  refreshTokenInactive: (nowMs: number): OAuthRefusal => ({
    error: 'invalid_grant',
    number: 700082,
    text: `The refresh token has expired due to inactivity. The token was issued on ${new Date(nowMs - 91 * 86_400_000).toISOString()} and was inactive for 90.00:00:00.`,
    suberror: 'token_expired',
  }),
};
