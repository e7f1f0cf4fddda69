import { type Authority, type Cloud } from './azure-app.ts';

/** Where a mailbox's servers are, unless others are named. */
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

/**
 * Every name under which Microsoft offers SMTP submission or IMAP to mailboxes of a cloud; the
 * audiences of its tokens are named after some of them (services/microsoft/token-check).
 * Whole names, no suffixes: unused subdomains of office.com have been taken over
 * by strangers. DoD is a part of the US Government's cloud.
 */
export const microsoftMailHosts: Readonly<Record<MicrosoftCloud, readonly string[]>> = {
  global: [
    'smtp.office365.com',
    'smtp-legacy.office365.com',
    'outlook.office365.com',
    'outlook.office.com',
    'smtp-mail.outlook.com',
    'imap-mail.outlook.com',
    'smtp.outlook.com',
    'imap.outlook.com',
    'outlook.com',
  ],
  'us-government': [
    'smtp.office365.us',
    'outlook.office365.us',
    'outlook-dod.office365.us',
    'smtp-dod.office365.us',
  ],
  china: ['smtp.partner.outlook.cn', 'partner.outlook.cn'],
};
export type MicrosoftCloud = Exclude<Cloud, 'sandbox'>;

/** The cloud whose mail host this is; null for the host of anybody else. */
export function cloudOfMailHost(host: string): MicrosoftCloud | null {
  const name = plainHost(host);
  const clouds = Object.keys(microsoftMailHosts) as MicrosoftCloud[];
  return clouds.find((cloud) => microsoftMailHosts[cloud].includes(name)) ?? null;
}

/**
 * A host name for comparison: lower case, without the dot of the root. Letters beyond ASCII stay as
 * they are, so that a look-alike, or a letter that IDNA maps to an ASCII one, equals nothing else.
 */
export function plainHost(host: string): string {
  const bare = host
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  // U+212A (Kelvin sign) would become an ASCII k.
  return /^[\x21-\x7e]*$/.test(bare) ? bare.toLowerCase() : bare;
}

/** A host name as DNS and certificates know it: `xn--…` where it is not of ASCII letters. */
export function asciiHost(host: string): string {
  if (/^[\x21-\x7e]*$/.test(host)) return host;
  const address = `http://${host}/`;
  return URL.canParse(address) ? new URL(address).hostname : encodeURIComponent(host);
}

/** A host name to be shown: with its ASCII form beside it where letters may deceive. */
export function showHost(host: string): string {
  const ascii = asciiHost(host);
  return ascii === host ? host : `${host} (${ascii})`;
}

/** What Odoo fills in as soon as Outlook is chosen, both reaching the same mailboxes (odoo.md 2). */
export const odooMailHosts = { smtp: 'smtp.outlook.com', imap: 'imap.outlook.com' } as const;

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
