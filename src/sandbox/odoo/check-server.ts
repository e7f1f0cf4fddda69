import { userError, validationError } from './odoo-exception.ts';

/** Odoo's constraints of an Outlook server (odoo.md 2); onchange never runs over the API. */
export function checkServer(model: string, record: Readonly<Record<string, unknown>>): void {
  const name = String(record['name']);
  if (model === 'fetchmail.server' && record['server_type'] === 'outlook' && !record['is_ssl']) {
    throw userError(`SSL is required for server “${name}”.`);
  }
  if (model !== 'ir.mail_server') return;
  if (record['smtp_authentication'] === 'certificate' && record['smtp_encryption'] === 'none') {
    throw validationError(
      'The operation cannot be completed: Certificate-based authentication requires a TLS transport',
    );
  }
  if (record['smtp_authentication'] !== 'outlook') return;
  if (record['smtp_pass'] !== false && record['smtp_pass'] !== '') {
    throw userError(
      `Please leave the password field empty for Outlook mail server “${name}”. The OAuth process does not require it`,
    );
  }
  if (record['smtp_encryption'] !== 'starttls') {
    throw userError(
      `Incorrect Connection Security for Outlook mail server “${name}”. Please set it to "TLS (STARTTLS)".`,
    );
  }
  if (record['smtp_user'] === false) {
    throw userError(
      'Please fill the "Username" field with your Outlook/Office365 username (your email address). This should be the same account as the one used for the Outlook OAuthentication Token.',
    );
  }
}
