import { loginHostOfCloud, outlookOfCloud } from '../../contract/odoo-parameters.ts';
import { type Cloud } from '../../contract/azure-app.ts';

/**
 * Microsoft's page on which an administrator consents for the whole organisation (v2.0/adminconsent).
 * It names the Outlook permissions one by one: `.default` would grant whatever else is registered,
 * and the page of v1 fails where one of those is not valid (row 204). The application's ID ends it:
 * the script of the Guide adds the one that it gets.
 */
export const consentAddressTemplate =
  'https://{loginHost}/{consentTenant}/v2.0/adminconsent?redirect_uri={redirectUri}&scope={consentScope}&state=collega&client_id={applicationId}';

/** The host and the permissions of that page, by cloud; the practice tenant has none of its own. */
export function consentParamsOf(cloud: Cloud): { loginHost: string; consentScope: string } {
  const real = cloud === 'sandbox' ? 'global' : cloud;
  const outlook = outlookOfCloud[real];
  const scopes = [`${outlook}/SMTP.Send`, `${outlook}/IMAP.AccessAsUser.All`];
  return {
    loginHost: loginHostOfCloud[real],
    consentScope: ['openid', 'profile', 'email', 'offline_access', ...scopes].join(' '),
  };
}
