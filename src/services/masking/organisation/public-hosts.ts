/**
 * Hosts that are the same for everyone, so that they identify no one: Microsoft's services, Odoo's own
 * pages, and what certificates and standards refer to. With what lies below them.
 */
const publicSuffixes = [
  'microsoft.com',
  'cloud.microsoft',
  'microsoftonline.com',
  'microsoftonline.us',
  'microsoftonline.cn',
  'microsoftonline-p.com',
  'office.com',
  'office.net',
  'office365.com',
  'office365.us',
  'outlook.com',
  'outlook.cn',
  'hotmail.com',
  'live.com',
  'msn.com',
  'windows.net',
  'azure.com',
  'azure.us',
  'azure.cn',
  'msauth.net',
  'msftauth.net',
  'aka.ms',
  'odoo.com',
  'github.com',
  'python.org',
  'nodejs.org',
  'w3.org',
  'ietf.org',
  'digicert.com',
  'digicert.cn',
  'globalsign.com',
  'letsencrypt.org',
  'sectigo.com',
  'entrust.net',
];

/** Below these the label in front is a customer's own: `contoso.onmicrosoft.com`. */
export const customerSuffixes = [
  'mail.protection.outlook.com',
  'mail.onmicrosoft.com',
  'mail.onmicrosoft.us',
  'onmicrosoft.com',
  'onmicrosoft.us',
  'onmicrosoft.cn',
  'sharepoint.com',
  'odoo.com',
  'odoo.sh',
] as const;

/** Pages of Odoo itself. */
const odooPages = new Set(['www', 'apps', 'runbot', 'nightly', 'iap', 'accounts', 'download']);

/** The suffix that makes a host a customer's, or null: `contoso.odoo.com`, not `www.odoo.com`. */
export function customerSuffixOf(host: string): string | null {
  const suffix = customerSuffixes.find((each) => host.endsWith(`.${each}`));
  if (suffix === undefined) return null;
  const label = host.slice(0, -suffix.length - 1);
  return suffix === 'odoo.com' && odooPages.has(label) ? null : suffix;
}

export function isPublicHost(host: string): boolean {
  return publicSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

/** Labels that say what a host does, and not whose it is. */
export const serviceLabels: ReadonlySet<string> = new Set([
  'autodiscover',
  'erp',
  'imap',
  'mail',
  'mx',
  'mx1',
  'mx2',
  'odoo',
  'pop',
  'proxy',
  'smtp',
  'webmail',
  'www',
]);

/** Words with dots that programs and permissions are called by. */
const programWords =
  /^(?:collega\.[a-z-]+$|odoo\.(?:addons|api|cli|exceptions|http|models|modules|netsvc|service|sql_db|tools|upgrade)\b|(?:ir|res)\.[a-z]+|mail\.(?:default|catchall|bounce)\b|mail\.(?:mail|thread|message|alias)$|fetchmail\.server$|web\.base\.|(?:smtplib|imaplib|poplib|ssl|socket|email|http|urllib\d?|requests|werkzeug|psycopg2|json|threading|System|Microsoft|java|javax)\.)|\.(?:Send|Read|ReadWrite|All|Shared|AccessAsUser|default)$/i;
const fileNames =
  /\.(?:py|js|mjs|ts|tsx|json|html?|log|txt|exe|dll|so|xml|csv|md|sh|ps1|conf|ini|cfg|pem|crt|cer|key|ya?ml|toml|sql|zip|gz|eml|msg|css|asar)$/i;

/** Whether dotted words are a program's and no host: `smtplib.SMTPException`, `report.json`. */
export function isProgramWord(word: string): boolean {
  return programWords.test(word) || fileNames.test(word) || /[a-z][A-Z]/.test(word.slice(-12));
}
