import { oauthAnswer as answer } from './oauth-answer.ts';
import { type SampleSignal } from './sample-signal.ts';

const app = '11111111-2222-3333-4444-555555555555';
const odoo = 'odoo.example.com/microsoft_outlook/confirm';

/** A1: words of Microsoft's reference of AADSTS numbers, or of the threads in failures.md. */
export const registrationSamples: readonly SampleSignal[] = [
  answer(
    'client-secret-wrong',
    'redeem',
    'invalid_client',
    `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app}'.`,
    { httpStatus: 401 },
  ),
  answer(
    'client-secret-expired',
    'refresh',
    'invalid_client',
    `AADSTS7000222: The provided client secret keys for app '${app}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    { httpStatus: 401 },
  ),
  answer(
    'client-credentials-refused',
    'refresh',
    'invalid_client',
    'AADSTS70002: Error validating the credentials. The specified client_secret does not match the expected value for this client. Correct the client_secret and try again.',
  ),
  answer(
    'app-not-found',
    'authorize',
    'unauthorized_client',
    `AADSTS700016: Application with identifier '${app}' was not found in the directory 'contoso.com'.`,
  ),
  answer(
    'app-is-single-tenant',
    'authorize',
    'invalid_request',
    `AADSTS50194: Application '${app}'(Odoo) isn't configured as a multitenant application. Usage of the /common endpoint isn't supported for such applications created after '10/15/2018'.`,
  ),
  answer(
    'personal-accounts-not-accepted',
    'authorize',
    'unauthorized_client',
    'The client does not exist or is not enabled for consumers. If you are the application developer, configure a new application through the App Registrations in the Azure Portal.',
  ),
  answer(
    'app-for-personal-accounts-only',
    'authorize',
    'invalid_request',
    `AADSTS9002331: Application '${app}'(Odoo) is configured for use by Microsoft Account users only. Please use the /consumers endpoint to serve this request.`,
  ),
  answer(
    'redirect-uri-missing',
    'authorize',
    'invalid_request',
    'AADSTS500113: No reply address is registered for the application.',
  ),
  answer(
    'redirect-uri-mismatch',
    'authorize',
    'invalid_request',
    `AADSTS50011: The redirect URI 'https://${odoo}/' specified in the request does not match the redirect URIs configured for the application '${app}'.`,
  ),
  answer(
    'redirect-uri-changed-on-the-way',
    'redeem',
    'invalid_client',
    `AADSTS500112: The reply address 'http://${odoo}' does not match the reply address 'https://${odoo}' provided when requesting Authorization code.`,
  ),
  answer(
    'redirect-uri-not-https',
    'authorize',
    'invalid_request',
    `AADSTS50011: The redirect URI 'http://${odoo}' specified in the request does not match the redirect URIs configured for the application '${app}'.`,
  ),
  answer(
    'redirect-uri-with-query',
    'authorize',
    'invalid_request',
    `AADSTS50011: The redirect URI 'https://${odoo}?db=a' specified in the request does not match the redirect URIs configured for the application '${app}'.`,
  ),
  answer(
    'redirect-uri-ipv6-loopback',
    'authorize',
    'invalid_request',
    `AADSTS50011: The redirect URI 'http://[::1]:8069/' specified in the request does not match the redirect URIs configured for the application '${app}'.`,
  ),
  answer(
    'redirect-uri-on-wrong-platform',
    'redeem',
    'invalid_request',
    'AADSTS9002325: Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
  ),
  answer(
    'redirect-uri-on-wrong-platform',
    'refresh',
    'invalid_grant',
    "AADSTS700084: The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which can't be extended.",
  ),
  answer(
    'user-not-assigned-to-app',
    'authorize',
    'interaction_required',
    "AADSTS50105: The signed in user isn't assigned to a role for the signed in app.",
  ),
  answer(
    'app-disabled',
    'authorize',
    'unauthorized_client',
    'AADSTS7000112: The application is disabled.',
  ),
  answer(
    'permission-not-in-registration',
    'authorize',
    'invalid_client',
    "AADSTS650056: Misconfigured application. This could be due to one of the following: the client has not listed any permissions for 'Office 365 Exchange Online' in the requested permissions in the client's application registration.",
  ),
  answer(
    'microsoft-app-id-reused',
    'authorize',
    'invalid_request',
    'AADSTS65002: Consent between first party application and first party resource must be configured via preauthorization',
  ),
];

/** A2, the request and the app. */
export const authorizeSamples: readonly SampleSignal[] = [
  answer(
    'tenant-not-found',
    'authorize',
    'invalid_request',
    "AADSTS90002: Tenant 'contosso.com' not found. Check to make sure you have the correct tenant ID.",
  ),
  answer(
    'tenant-in-another-cloud',
    'authorize',
    'invalid_request',
    "AADSTS900432: Confidential Client isn't supported in Cross Cloud request.",
  ),
  answer(
    'account-not-in-tenant',
    'authorize',
    'interaction_required',
    "AADSTS50020: User account 'jane@outlook.com' from identity provider 'live.com' does not exist in tenant 'Contoso' and cannot access the application.",
  ),
  answer(
    'tenant-restricted',
    'authorize',
    'access_denied',
    "AADSTS500021: Access to 'contoso.com' tenant is denied.",
  ),
  answer(
    'scope-invalid',
    'authorize',
    'invalid_scope',
    "AADSTS70011: The provided value for the input parameter 'scope' isn't valid.",
  ),
  answer(
    'exchange-not-in-tenant',
    'authorize',
    'invalid_resource',
    "AADSTS500011: The resource principal named https://outlook.office.com wasn't found in the tenant named Contoso.",
  ),
  answer(
    'consent-missing',
    'authorize',
    'interaction_required',
    "AADSTS65001: The user or administrator hasn't consented to use the application with ID X. Send an interactive authorization request for this user and resource.",
  ),
  answer(
    'user-declined-consent',
    'authorize',
    'access_denied',
    'AADSTS65004: User declined to consent to access the app.',
  ),
  answer(
    'user-declined-consent',
    'authorize',
    'access_denied',
    'The user has denied access to the scope requested by the client application.',
  ),
  answer(
    'admin-consent-required',
    'authorize',
    'access_denied',
    'AADSTS90094: Administrator consent is required.',
  ),
  answer(
    'admin-consent-required',
    'authorize',
    'consent_required',
    'End users will no longer be able to grant consent to newly registered multitenant apps without verified publishers',
  ),
  answer(
    'sign-in-page-stale',
    'authorize',
    'invalid_request',
    'AADSTS900561: The endpoint only accepts POST requests. Received a GET request.',
  ),
  answer(
    'authority-throttles',
    'authorize',
    'temporarily_unavailable',
    "AADSTS90033: The Microsoft Online Directory Service (MSODS) isn't available.",
  ),
  answer(
    'session-missing',
    'authorize',
    'login_required',
    "AADSTS50058: Session information isn't sufficient for single-sign-on.",
  ),
  answer(
    'sign-in-interrupted',
    'authorize',
    'interaction_required',
    'AADSTS50140: This error occurred due to "Keep me signed in" interrupt when the user was signing-in.',
  ),
  answer(
    'token-requests-in-a-loop',
    'refresh',
    'invalid_grant',
    'AADSTS50196: A client loop has been detected.',
  ),
  answer(
    'password-agent-failed',
    'authorize',
    'server_error',
    'AADSTS80001: The Authentication Agent is unable to connect to Active Directory.',
  ),
  answer(
    'federation-failed',
    'authorize',
    'server_error',
    "AADSTS40008: There's an issue with your federated Identity Provider. Contact your IDP to resolve this issue.",
  ),
  answer(
    'sign-in-request-malformed',
    'authorize',
    'invalid_request',
    "AADSTS900144: The request body must contain the following parameter: 'client_id'.",
  ),
  answer(
    'response-type-refused',
    'authorize',
    'unsupported_response_type',
    "AADSTS700054: Response_type 'id_token' isn't enabled for the application.",
  ),
  answer(
    'code-challenge-refused',
    'authorize',
    'invalid_request',
    'AADSTS501491: Invalid size of Code_Challenge parameter.',
  ),
  answer(
    'sign-in-permission-missing',
    'authorize',
    'invalid_request',
    "AADSTS90008: The user or administrator hasn't consented to use the application. At the minimum, the application requires access to Microsoft Entra ID by specifying the sign-in and read user profile permission.",
  ),
  answer(
    'age-consent-required',
    'authorize',
    'interaction_required',
    'AADSTS50015: The user requires legal age group consent.',
  ),
  answer(
    'browser-extension-missing',
    'authorize',
    'interaction_required',
    'AADSTS50127: User needs to install a broker app to gain access to this content.',
  ),
  answer('sign-in-refused', 'authorize', 'invalid_request', 'AADSTS999999: Unknown words.'),
];
