import { invalidField, OdooException } from './odoo-exception.ts';
import { recordOf, type MethodCall } from './method-call.ts';
import { type PracticeRecord } from './odoo-database.ts';

export function findRecords(call: MethodCall): PracticeRecord[] {
  const domain = Array.isArray(call.args['domain']) ? (call.args['domain'] as unknown[]) : [];
  return call.database.search(call.model, domain, call.context['active_test'] !== false);
}

/** Only by number, which is all that Collega asks for. */
export function sortRecords(records: PracticeRecord[], call: MethodCall): PracticeRecord[] {
  const { database, model } = call;
  const order = call.args['order'];
  const [field = 'id'] = typeof order === 'string' ? order.split(' ') : [];
  if (!(field in (database.fields(model) ?? {}))) {
    const text = `Invalid field '${field}' on model '${model}'`;
    throw new OdooException('builtins.ValueError', text, 500);
  }
  if (order === 'id desc') return records.sort((one, other) => other.id - one.id);
  return order === 'id asc' ? records.sort((one, other) => one.id - other.id) : records;
}

export function limitRecords<Item>(items: Item[], args: MethodCall['args']): Item[] {
  const { limit, offset } = args;
  const from = typeof offset === 'number' ? offset : 0;
  return items.slice(from, typeof limit === 'number' ? from + limit : undefined);
}

/** @throws OdooException for a field that is not there: one spoils the whole call */
export function presentRecord(
  { database, model, args }: MethodCall,
  record: PracticeRecord,
): unknown {
  const known = database.fields(model) ?? {};
  const asked = Array.isArray(args['fields']) ? (args['fields'] as string[]) : Object.keys(known);
  const missing = asked.find((name) => !(name in known));
  if (missing !== undefined) {
    throw invalidField(model, missing, database.version);
  }
  const values = asked.map((name): [string, unknown] => [name, record[name]]);
  return { id: record.id, ...Object.fromEntries(values) };
}

export function answerFields({ database, args }: MethodCall): unknown {
  const [term] = Array.isArray(args['domain']) ? (args['domain'] as unknown[]) : [];
  const wanted = Array.isArray(term) ? (term as unknown[])[2] : null;
  const models = Array.isArray(wanted) ? wanted.map(String) : [];
  let id = 0;
  return models.flatMap((model) =>
    Object.entries(database.fields(model) ?? {}).map(([name, { type }]) => ({
      id: (id += 1),
      model,
      name,
      ttype: type,
    })),
  );
}

export function searchWithSpecification(call: MethodCall): unknown {
  // 16 has the method without a specification.
  if (call.database.version < 17) {
    const argument = "web_search_read() got an unexpected keyword argument 'specification'";
    throw new OdooException('builtins.TypeError', argument, 422);
  }
  const specification = recordOf(call.args['specification']);
  const records = findRecords(call).map((record) => {
    const values = Object.entries(specification).map(([name, inner]): [string, unknown] => [
      name,
      expand(call, record[name], recordOf(inner)['fields']),
    ]);
    return { id: record.id, ...Object.fromEntries(values) };
  });
  return { length: records.length, records };
}

function expand({ database }: MethodCall, value: unknown, fields: unknown): unknown {
  if (fields === undefined || !Array.isArray(value)) return value;
  const [domain] = database.browse('mail.alias.domain', [Number(value[0])]);
  if (domain === undefined) return false;
  const names = Object.keys(recordOf(fields));
  return { id: domain.id, ...Object.fromEntries(names.map((name) => [name, domain[name]])) };
}

export function groupRecords(call: MethodCall): unknown {
  const { database, method } = call;
  if (method === 'formatted_read_group' && database.version < 19) {
    throw new OdooException(
      'builtins.AttributeError',
      `The method 'formatted_read_group' does not exist on the model '${call.model}'`,
      404,
    );
  }
  const groupby = Array.isArray(call.args['groupby']) ? String(call.args['groupby'][0]) : 'state';
  const counts = new Map<unknown, number>();
  for (const record of findRecords(call)) {
    counts.set(record[groupby], (counts.get(record[groupby]) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => {
    const domain = [[groupby, '=', value]];
    if (method === 'formatted_read_group') {
      return { [groupby]: value, __extra_domain: domain, __count: count };
    }
    // `lazy`, which is so unless told otherwise, counts under the group's own name (executed).
    const counted = call.args['lazy'] === false ? '__count' : `${groupby}_count`;
    return { [groupby]: value, [counted]: count, __domain: domain };
  });
}

export function getFields({ database, model, args }: MethodCall): unknown {
  const asked = args['allfields'];
  const wanted = Array.isArray(asked) && asked.length > 0 ? asked.map(String) : null;
  const fields = Object.entries(database.fields(model) ?? {});
  return Object.fromEntries(
    fields
      .filter(([name]) => wanted === null || wanted.includes(name))
      .map(([name, { type, selection }]) => [
        name,
        { type: selection === undefined ? type : 'selection', readonly: false },
      ]),
  );
}
