import { type Authority, type Cloud } from './azure-app.ts';

/** Where a mailbox's servers are, when nobody names others. */
export interface MailHosts {
  readonly smtp: { readonly host: string; readonly port: number };
  readonly imap: { readonly host: string; readonly port: number };
}

/**
 * Microsoft's mail servers of each cloud. Source: msal-and-entra.md "Scopes" and "Personal
 * accounts"; Microsoft offers STARTTLS on 587 and TLS on 993 everywhere (row 120 of failures.md).
 * Odoo itself proposes smtp.outlook.com (odoo.md 2).
 */
const hosts: Readonly<Record<Exclude<Cloud, 'sandbox'>, readonly [smtp: string, imap: string]>> = {
  global: ['smtp.office365.com', 'outlook.office365.com'],
  'us-government': ['smtp.office365.us', 'outlook.office365.us'],
  china: ['smtp.partner.outlook.cn', 'partner.outlook.cn'],
};

/** Personal accounts send through a host of their own (failures.md A5) and read from the same one. */
const personalSmtp = 'smtp-mail.outlook.com';

/**
 * The usual servers for a mailbox of this Azure app. `personal`: the mailbox is known to be a
 * personal account; an app for personal accounts alone has no others.
 */
export function usualMailHosts(
  azureApp: { readonly cloud: Cloud; readonly authority: Authority },
  personal = false,
): MailHosts {
  const { cloud, authority } = azureApp;
  const [smtp, imap] = hosts[cloud === 'sandbox' ? 'global' : cloud];
  // National clouds have no personal accounts.
  const isPersonal = cloud === 'global' && (personal || authority.kind === 'consumers');
  return {
    smtp: { host: isPersonal ? personalSmtp : smtp, port: 587 },
    imap: { host: imap, port: 993 },
  };
}
