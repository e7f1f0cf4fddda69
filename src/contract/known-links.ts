/**
 * The only pages Collega opens in the user's browser. The UI sends a name, never an address
 * (security.md 4.1, item 15).
 */
export const knownLinks = {
  'odoo-guide':
    'https://www.odoo.com/documentation/18.0/applications/general/email_communication/azure_oauth.html',
  'entra-app-registrations':
    'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
  'entra-enterprise-apps':
    'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade',
  'entra-sign-in-logs': 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/SignInEventsV3Blade',
  'aadsts-reference':
    'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
  'redirect-uri-rules': 'https://learn.microsoft.com/en-us/entra/identity-platform/reply-url',
  'refresh-token-lifetimes':
    'https://learn.microsoft.com/en-us/entra/identity-platform/refresh-tokens',
  'exchange-oauth':
    'https://learn.microsoft.com/en-us/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
  'smtp-auth-switch':
    'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  'smtp-troubleshooting':
    'https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/fix-issues-with-printers-scanners-and-lob-applications-that-send-email-using-off',
  'smtp-throttling':
    'https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/continuous-error-throttling-smtp-auth-submissions',
  'bounce-codes':
    'https://learn.microsoft.com/en-us/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online',
  'microsoft-365-status': 'https://status.cloud.microsoft',
  'mfa-setup': 'https://aka.ms/mfasetup',
} as const;

export type KnownLink = keyof typeof knownLinks;

/** Microsoft's look-up page for one AADSTS number. */
export function aadstsLookUp(aadsts: number): string {
  return `https://login.microsoftonline.com/error?code=${aadsts}`;
}
