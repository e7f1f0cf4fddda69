/** The fields a snapshot reads of each model; what an Odoo lacks is left out and reported. */
export const snapshotFields = {
  'ir.mail_server': [
    'name',
    'active',
    'sequence',
    'smtp_authentication',
    'smtp_host',
    'smtp_port',
    'smtp_encryption',
    'smtp_user',
    'from_filter',
    'write_date',
  ],
  'fetchmail.server': [
    'name',
    'active',
    'priority',
    'server_type',
    'server',
    'port',
    'is_ssl',
    'user',
    'state',
    'date',
    'write_date',
  ],
  'res.company': ['name', 'email'],
  'ir.cron': ['name', 'model_name', 'active', 'nextcall', 'interval_number', 'interval_type'],
} as const;

/** Fields that some versions have; that they are absent is no news. */
export const optionalFields: Readonly<Record<string, readonly string[]>> = {
  'ir.mail_server': ['owner_user_id', 'mail_template_ids'],
  'fetchmail.server': ['error_date', 'error_message'],
  'ir.cron': ['lastcall', 'failure_count'],
};

/** Alias domains, from 17 on: before, system parameters say the same. */
export const aliasFields = ['name', 'bounce_alias', 'catchall_alias', 'default_from'] as const;

/** The column that holds a server's refresh token. Asked for by a domain alone, never read. */
export const tokenField = 'microsoft_outlook_refresh_token';

/** Each field that Collega may name, by model: what a connection asks for once. */
export const askedFields: Readonly<Record<string, readonly string[]>> = {
  ...snapshotFields,
  'ir.mail_server': [
    ...snapshotFields['ir.mail_server'],
    ...(optionalFields['ir.mail_server'] ?? []),
    tokenField,
  ],
  'fetchmail.server': [
    ...snapshotFields['fetchmail.server'],
    ...(optionalFields['fetchmail.server'] ?? []),
    tokenField,
  ],
  'res.company': [...snapshotFields['res.company'], 'alias_domain_id'],
  'ir.cron': [...snapshotFields['ir.cron'], ...(optionalFields['ir.cron'] ?? [])],
  'mail.alias.domain': aliasFields,
};

/** System parameters that a snapshot reads. No secret, and never `database.secret`. */
export const readParameters = [
  'database.uuid',
  'database.is_neutralized',
  'microsoft_outlook_client_id',
  'microsoft_outlook.endpoint',
  'web.base.url',
  'web.base.url.freeze',
  'base_setup.default_external_email_server',
  'mail.default.from',
  'mail.catchall.domain',
  'mail.bounce.alias',
  'mail.catchall.alias',
  'mail.default.from_filter',
] as const;

export const secretParameter = 'microsoft_outlook_client_secret';
