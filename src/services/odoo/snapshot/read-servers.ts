import { z } from 'zod';
import { type OdooIncoming, type OdooOutgoing } from '../../../contract/odoo-snapshot.ts';
import { type OdooApi } from '../api/odoo-api.ts';
import { presentFields, type FieldsOfModels } from '../api/read-fields.ts';
import { odooBoolean, odooLink, odooNumber, odooName, odooText, recordIds } from './odoo-values.ts';
import { optionalFields, snapshotFields, tokenField } from './snapshot-models.ts';

type ServerModel = 'ir.mail_server' | 'fetchmail.server';

/** Odoo 16 to 19; the `strict` kinds of 19 also check the certificate. */
const encryptions: Readonly<Record<string, OdooOutgoing['encryption']>> = {
  none: 'none',
  starttls: 'starttls',
  starttls_strict: 'starttls',
  ssl: 'implicit',
  ssl_strict: 'implicit',
};

const outgoingRow = z.looseObject({
  id: z.number().int().positive(),
  name: odooName.optional(),
  active: odooBoolean.default(true),
  sequence: odooNumber.optional(),
  smtp_authentication: odooText.optional(),
  smtp_host: odooText.optional(),
  smtp_port: odooNumber.optional(),
  smtp_encryption: odooText.optional(),
  smtp_user: odooText.optional(),
  from_filter: odooText.optional(),
  owner_user_id: odooLink.optional(),
  mail_template_ids: recordIds.optional(),
  write_date: odooText.optional(),
});

const incomingRow = z.looseObject({
  id: z.number().int().positive(),
  name: odooName.optional(),
  active: odooBoolean.default(true),
  priority: odooNumber.optional(),
  server_type: odooText.optional(),
  server: odooText.optional(),
  port: odooNumber.optional(),
  is_ssl: odooBoolean.optional(),
  user: odooText.optional(),
  state: z.unknown().optional(),
  date: odooText.optional(),
  error_date: odooText.optional(),
  error_message: odooText.optional(),
  write_date: odooText.optional(),
});

/** All outgoing servers, archived ones too, in Odoo's order. Two requests. @throws OdooError */
export async function readOutgoing(
  api: OdooApi,
  fields: FieldsOfModels,
  signal: AbortSignal,
): Promise<OdooOutgoing[]> {
  const rows = z.array(outgoingRow).parse(await readRows(api, 'ir.mail_server', fields, signal));
  const linked = await readLinked(api, 'ir.mail_server', fields, rows.length, signal);
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    active: row.active,
    sequence: row.sequence ?? null,
    authentication: row.smtp_authentication ?? '',
    host: row.smtp_host ?? null,
    port: row.smtp_port ?? null,
    encryption: encryptions[row.smtp_encryption ?? ''] ?? null,
    username: row.smtp_user ?? null,
    fromFilter: row.from_filter ?? null,
    hasToken: linked.has(row.id),
    owner: row.owner_user_id ?? null,
    // Numbers until the templates' names are asked for: most servers have none.
    pinnedBy: (row.mail_template_ids ?? []).map((id) => `mail.template ${id}`),
    writeDate: row.write_date ?? null,
  }));
}

/** All incoming servers, archived ones too. Two requests. @throws OdooError */
export async function readIncoming(
  api: OdooApi,
  fields: FieldsOfModels,
  signal: AbortSignal,
): Promise<OdooIncoming[]> {
  // Odoo 16 without its module `fetchmail` has no such model.
  if (fields['fetchmail.server'] === undefined) return [];
  const rows = z.array(incomingRow).parse(await readRows(api, 'fetchmail.server', fields, signal));
  const linked = await readLinked(api, 'fetchmail.server', fields, rows.length, signal);
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    active: row.active,
    sequence: row.priority ?? null,
    authentication: row.server_type ?? '',
    host: row.server ?? null,
    port: row.port ?? null,
    encryption: row.is_ssl === undefined ? null : row.is_ssl ? 'implicit' : 'none',
    username: row.user ?? null,
    hasToken: linked.has(row.id),
    state: row.state === 'draft' || row.state === 'done' ? row.state : null,
    fetchedAt: row.date ?? null,
    error:
      row.error_message === undefined || row.error_message === null
        ? null
        : { since: row.error_date ?? null, message: row.error_message },
    writeDate: row.write_date ?? null,
  }));
}

function readRows(
  api: OdooApi,
  model: ServerModel,
  fields: FieldsOfModels,
  signal: AbortSignal,
): Promise<unknown> {
  const asked = [...snapshotFields[model], ...(optionalFields[model] ?? [])];
  return api.call(
    {
      model,
      method: 'search_read',
      args: [['domain', []]],
      named: { fields: presentFields(fields, model, asked) },
      context: { active_test: false },
    },
    signal,
  );
}

/** The servers that hold a refresh token, found by a domain: the token itself stays in Odoo. */
async function readLinked(
  api: OdooApi,
  model: ServerModel,
  fields: FieldsOfModels,
  count: number,
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  if (count === 0 || presentFields(fields, model, [tokenField]).length === 0) return new Set();
  const answer = await api.call(
    {
      model,
      method: 'search',
      args: [['domain', [[tokenField, '!=', false]]]],
      context: { active_test: false },
    },
    signal,
  );
  return new Set(recordIds.parse(answer));
}
