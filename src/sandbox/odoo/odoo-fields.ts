/** Odoo's major versions that are practised with. */
export const practiceVersions = [16, 17, 18, 19] as const;
export type PracticeVersion = (typeof practiceVersions)[number];

export type FieldType = 'char' | 'boolean' | 'integer' | 'datetime' | 'many2one' | 'one2many';

export interface PracticeField {
  readonly type: FieldType;
  readonly selection?: readonly string[];
  /** Of its selection, what older versions lack. */
  readonly newer?: { readonly from: PracticeVersion; readonly values: readonly string[] };
  /** What a new record has where nothing is given (executed on 18 and 19). */
  readonly preset?: PracticeValue;
  readonly required?: true;
  /** Versions that have it; all where left out. */
  readonly from?: PracticeVersion;
  readonly until?: PracticeVersion;
  /** Belongs to the module microsoft_outlook. */
  readonly outlook?: true;
}

const char = { type: 'char' } as const;
const boolean = { type: 'boolean' } as const;
const integer = { type: 'integer' } as const;
const datetime = { type: 'datetime' } as const;
const requiredName = { type: 'char', required: true } as const;

/** The three columns of the Outlook mixin: readable by every administrator (odoo-api.md 2). */
const outlookFields: Readonly<Record<string, PracticeField>> = {
  microsoft_outlook_refresh_token: { type: 'char', outlook: true },
  microsoft_outlook_access_token: { type: 'char', outlook: true },
  microsoft_outlook_access_token_expiration: { type: 'integer', outlook: true },
};

/** Fields of each model, as odoo-api.md 2.1 lists them by version. */
export const practiceModels: Readonly<Record<string, Readonly<Record<string, PracticeField>>>> = {
  'ir.mail_server': {
    name: requiredName,
    from_filter: char,
    smtp_host: char,
    smtp_port: { type: 'integer', preset: 25 },
    smtp_authentication: {
      type: 'char',
      selection: ['login', 'certificate', 'cli', 'outlook'],
      preset: 'login',
    },
    smtp_user: char,
    smtp_pass: char,
    smtp_encryption: {
      type: 'char',
      selection: ['none', 'starttls', 'ssl', 'starttls_strict', 'ssl_strict'],
      newer: { from: 19, values: ['starttls_strict', 'ssl_strict'] },
      preset: 'none',
    },
    smtp_debug: boolean,
    sequence: { type: 'integer', preset: 10 },
    active: boolean,
    max_email_size: { type: 'integer', from: 18 },
    mail_template_ids: { type: 'one2many', from: 18 },
    owner_user_id: { type: 'many2one', from: 19 },
    ...outlookFields,
  },
  'fetchmail.server': {
    name: requiredName,
    active: boolean,
    state: { type: 'char', selection: ['draft', 'done'], preset: 'draft' },
    server: char,
    port: integer,
    server_type: {
      type: 'char',
      selection: ['imap', 'pop', 'local', 'outlook'],
      preset: 'imap',
    },
    is_ssl: boolean,
    user: char,
    password: char,
    priority: { type: 'integer', preset: 5 },
    attach: { type: 'boolean', preset: true },
    original: boolean,
    date: datetime,
    error_date: { type: 'datetime', from: 19 },
    error_message: { type: 'char', from: 19 },
    ...outlookFields,
  },
  'mail.alias.domain': {
    name: { type: 'char', from: 17 },
    bounce_alias: { type: 'char', from: 17 },
    catchall_alias: { type: 'char', from: 17 },
    default_from: { type: 'char', from: 17 },
    sequence: { type: 'integer', from: 17 },
  },
  'res.company': {
    name: char,
    email: char,
    alias_domain_id: { type: 'many2one', from: 17 },
  },
  'ir.config_parameter': { key: char, value: char },
  'ir.module.module': { name: char, state: char, latest_version: char },
  'ir.cron': {
    name: char,
    active: boolean,
    lastcall: datetime,
    nextcall: datetime,
    interval_number: integer,
    interval_type: char,
    numbercall: { type: 'integer', until: 17 },
    failure_count: { type: 'integer', from: 18 },
    first_failure_date: { type: 'datetime', from: 18 },
    cron_name: char,
    code: char,
    model_name: char,
  },
  'ir.model.data': {
    module: char,
    name: char,
    model: char,
    res_id: integer,
    complete_name: char,
    noupdate: boolean,
  },
  'mail.mail': {
    state: char,
    failure_type: char,
    failure_reason: char,
    email_from: char,
    email_to: char,
    subject: char,
    date: datetime,
    scheduled_date: datetime,
    model: char,
    res_id: integer,
    mail_server_id: { type: 'many2one' },
    message_id: char,
    recipient_ids: { type: 'one2many' },
    notification_ids: { type: 'one2many' },
    attachment_ids: { type: 'one2many' },
    email_cc: char,
    reply_to: char,
    author_id: { type: 'many2one' },
    auto_delete: boolean,
    is_notification: boolean,
  },
  'mail.notification': {
    notification_type: char,
    notification_status: char,
    failure_type: char,
    failure_reason: char,
    mail_mail_id: { type: 'many2one' },
    res_partner_id: { type: 'many2one' },
    is_read: boolean,
    read_date: datetime,
    mail_email_address: { type: 'char', from: 19 },
  },
  'mail.template': { name: char, mail_server_id: { type: 'many2one' } },
  'res.users': { name: char, login: char, email: char, active: boolean },
  'res.users.apikeys': {
    name: char,
    user_id: { type: 'many2one' },
    scope: char,
    expiration_date: { type: 'datetime', from: 18 },
  },
};

/** What every model has. */
const magicFields: Readonly<Record<string, PracticeField>> = {
  id: integer,
  display_name: char,
  create_date: datetime,
  write_date: datetime,
  write_uid: { type: 'many2one' },
};

/** The fields that a model has in this version, with or without the Outlook module. */
export function fieldsOf(
  model: string,
  version: PracticeVersion,
  outlookInstalled: boolean,
): Readonly<Record<string, PracticeField>> | null {
  const declared = practiceModels[model];
  if (declared === undefined) return null;
  const present = Object.entries(declared).filter(
    ([, { from = 16, until = 19, outlook }]) =>
      version >= from && version <= until && (outlook === undefined || outlookInstalled),
  );
  // Odoo 16 has no alias domains: a model without fields of its own is not there.
  return present.length === 0 ? null : { ...magicFields, ...Object.fromEntries(present) };
}

/** What a field holds that was never set. */
export function emptyValue({ type, preset }: PracticeField): PracticeValue {
  if (preset !== undefined) return preset;
  if (type === 'integer') return 0;
  return type === 'one2many' ? [] : false;
}

export type PracticeValue = string | number | boolean | readonly number[];
