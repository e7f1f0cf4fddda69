import { z } from 'zod';
import { type OdooApi } from './odoo-api.ts';

/** Names of the fields of each model that this Odoo has. A model that is not there is left out. */
export type FieldsOfModels = Readonly<Record<string, readonly string[]>>;

const rows = z.array(z.looseObject({ model: z.string(), name: z.string() }));

/**
 * Asks for the fields of several models in one request. A version number promises no field: forks,
 * modules and later versions differ, and one unknown field fails a whole call.
 * @throws OdooError
 */
export async function readFields(
  api: OdooApi,
  asked: Readonly<Record<string, readonly string[]>>,
  signal: AbortSignal,
): Promise<FieldsOfModels> {
  const models = Object.keys(asked);
  const answer = await api.call(
    {
      model: 'ir.model.fields',
      method: 'search_read',
      args: [['domain', [['model', 'in', models]]]],
      named: { fields: ['model', 'name'] },
    },
    signal,
  );
  const found: Record<string, string[]> = {};
  for (const { model, name } of rows.parse(answer)) {
    const present = (found[model] ??= []);
    if (asked[model]?.includes(name)) present.push(name);
  }
  return found;
}

/** The fields that are asked for and are there, in the order asked. */
export function presentFields(
  fields: FieldsOfModels,
  model: string,
  asked: readonly string[],
): string[] {
  const there = new Set(fields[model] ?? []);
  return asked.filter((name) => there.has(name));
}
