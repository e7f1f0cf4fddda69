import { type MailServer } from '../../../contract/mail-servers.ts';
import { type OdooStep } from '../../../contract/odoo-plan.ts';
import { type FieldValues } from './odoo-writer.ts';

const encryptions: Readonly<Record<string, string>> = {
  none: 'none',
  starttls: 'starttls',
  implicit: 'ssl',
};

/**
 * A server's values for Odoo's `create`: archived, since an active one may be chosen for mail at
 * once. `onchange` never runs over the API, so that host and port are written too (odoo-api.md 3.3).
 */
export function valuesOfNew(server: MailServer): FieldValues {
  const shared = { name: server.name, active: false } as const;
  if (server.direction === 'outgoing') {
    return {
      ...shared,
      smtp_authentication: 'outlook',
      smtp_encryption: encryptions[server.encryption] ?? 'starttls',
      smtp_host: server.host,
      smtp_port: server.port,
      smtp_user: server.username,
      // An empty text is a filter in Odoo 16; `false` is none in every version.
      from_filter: server.fromFilter === '' ? false : server.fromFilter,
      sequence: server.priority,
    };
  }
  return {
    ...shared,
    server_type: 'outlook',
    server: server.host,
    port: server.port,
    is_ssl: server.encryption === 'implicit',
    user: server.username,
    priority: server.priority,
  };
}

/** The value that one `set-field` step writes, from the server as Collega has it. */
export function valuesOfField(server: MailServer, field: OdooStep['field']): FieldValues {
  const all = { ...valuesOfNew(server) };
  if (field === null) return {};
  const value = all[field];
  if (value === undefined) return {};
  // Odoo refuses an Outlook server that has a password, or no STARTTLS.
  if (field === 'smtp_authentication') {
    return { [field]: value, smtp_pass: false, smtp_encryption: 'starttls' };
  }
  if (field === 'server_type') return { [field]: value, is_ssl: true, password: false };
  return { [field]: value };
}

/** The value that undoing writes: what the comparison showed, in the field's own type. */
export function valueBefore(field: string, before: string | null): FieldValues {
  if (before === null) return { [field]: false };
  if (['smtp_port', 'port', 'sequence', 'priority'].includes(field)) {
    return { [field]: Number(before) };
  }
  if (field === 'is_ssl') return { [field]: before === 'implicit' };
  if (field === 'active') return { [field]: before === 'true' };
  if (field === 'smtp_encryption') {
    return { [field]: encryptions[before] ?? before };
  }
  return { [field]: before };
}
