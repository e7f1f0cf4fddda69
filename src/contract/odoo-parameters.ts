import { type Authority, type Cloud } from './azure-app.ts';

/** Login host of each cloud (Microsoft: national clouds; row 33 of failures.md). */
export const loginHostOfCloud = {
  global: 'login.microsoftonline.com',
  'us-government': 'login.microsoftonline.us',
  china: 'login.partner.microsoftonline.cn',
} as const;

/** The mail resource of each cloud, for whose scopes a sign-in asks (Microsoft: national clouds). */
export const outlookOfCloud = {
  global: 'https://outlook.office.com',
  'us-government': 'https://outlook.office365.us',
  china: 'https://partner.outlook.cn',
} as const;

/** What Odoo uses while its system parameter `microsoft_outlook.endpoint` is not set (odoo.md 1). */
export const defaultOutlookEndpoint = 'https://login.microsoftonline.com/common/oauth2/v2.0/';

/**
 * The value of Odoo's system parameter `microsoft_outlook.endpoint` for an app, always with its
 * trailing slash: Odoo 18 joins the address as a browser would, so that without it the last segment
 * is lost (`…/oauth2/v2.0` + `authorize` = `…/oauth2/authorize`, odoo.md 1). Null for the practice
 * tenant, which no Odoo can reach.
 */
export function outlookEndpointOf(cloud: Cloud, authority: Authority): string | null {
  if (cloud === 'sandbox') return null;
  const segment = authority.kind === 'tenant' ? authority.tenant : authority.kind;
  return `https://${loginHostOfCloud[cloud]}/${segment}/oauth2/v2.0/`;
}
