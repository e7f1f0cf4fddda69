import { z } from 'zod';
import { type OdooJob } from '../../../contract/odoo-snapshot.ts';
import { type OdooApi } from '../api/odoo-api.ts';
import { presentFields, type FieldsOfModels } from '../api/read-fields.ts';
import { odooBoolean, odooNumber, odooName, odooText } from './odoo-values.ts';
import { optionalFields, snapshotFields } from './snapshot-models.ts';

/** Whose scheduled actions move mail: the queue belongs to `mail.mail`, fetching to the other. */
const kindOfModel: Readonly<Record<string, OdooJob['kind']>> = {
  'mail.mail': 'queue',
  'fetchmail.server': 'fetch',
};

const rows = z.array(
  z.looseObject({
    name: odooName.optional(),
    model_name: z.string(),
    active: odooBoolean,
    lastcall: odooText.optional(),
    nextcall: odooText.optional(),
    interval_number: odooNumber.optional(),
    interval_type: odooText.optional(),
    failure_count: odooNumber.optional(),
  }),
);

/**
 * Reads the scheduled actions that send the queue and fetch mail, stopped ones too, in one request.
 * Found by the model they work on: their names are translated. @throws OdooError
 */
export async function readJobs(
  api: OdooApi,
  fields: FieldsOfModels,
  signal: AbortSignal,
): Promise<OdooJob[]> {
  const asked = presentFields(fields, 'ir.cron', [
    ...snapshotFields['ir.cron'],
    ...(optionalFields['ir.cron'] ?? []),
  ]);
  // Reported among the missing fields: without it nothing tells which action is which.
  if (!asked.includes('model_name')) return [];
  const answer = await api.call(
    {
      model: 'ir.cron',
      method: 'search_read',
      args: [['domain', [['model_name', 'in', Object.keys(kindOfModel)]]]],
      named: { fields: asked },
      context: { active_test: false },
    },
    signal,
  );
  return rows.parse(answer).flatMap((row) => {
    const kind = kindOfModel[row.model_name];
    if (kind === undefined) return [];
    return {
      kind,
      name: row.name ?? '',
      active: row.active,
      lastCall: row.lastcall ?? null,
      nextCall: row.nextcall ?? null,
      interval: `${row.interval_number ?? 0} ${row.interval_type ?? ''}`.trim(),
      failures: row.failure_count ?? null,
    };
  });
}
