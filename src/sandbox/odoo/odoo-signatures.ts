import { type MethodCall } from './method-call.ts';
import { OdooException } from './odoo-exception.ts';

/** Positional names of the methods of the model itself; the others begin with the records' ids. */
export const signatures: Readonly<Record<string, readonly string[]>> = {
  search: ['domain', 'offset', 'limit', 'order'],
  search_count: ['domain', 'limit'],
  search_read: ['domain', 'fields', 'offset', 'limit', 'order'],
  web_search_read: ['domain', 'specification', 'offset', 'limit', 'order'],
  read_group: ['domain', 'fields', 'groupby', 'offset', 'limit', 'orderby', 'lazy'],
  formatted_read_group: ['domain', 'groupby', 'aggregates'],
  create: ['vals_list'],
  fields_get: ['allfields', 'attributes'],
  get_param: ['key', 'default'],
  set_param: ['key', 'value'],
  context_get: [],
  check_access_rights: ['operation', 'raise_exception'],
};
export const recordSignatures: Readonly<Record<string, readonly string[]>> = {
  read: ['fields'],
  write: ['vals'],
  unlink: [],
  test_smtp_connection: [],
  button_confirm_login: [],
  set_draft: [],
  button_immediate_install: [],
  mark_outgoing: [],
  send: ['auto_commit', 'raise_exception'],
  has_access: ['operation'],
  has_group: ['group_ext_id'],
};

const required: Readonly<Record<string, string>> = {
  get_param: 'key',
  set_param: 'key',
  search: 'domain',
  search_count: 'domain',
  write: 'vals',
  create: 'vals_list',
};

/** An argument that a method does not have, or one that it needs: TypeError, or 422 of JSON-2. */
export function checkArguments({
  method,
  args,
  model,
}: Pick<MethodCall, 'method' | 'args' | 'model'>): void {
  const known = signatures[method] ?? recordSignatures[method];
  if (known === undefined) return;
  const extra = Object.keys(args).find((name) => !known.includes(name));
  const place = model === 'ir.config_parameter' ? 'IrConfigParameter' : 'BaseModel';
  // `search_read` passes on what it does not know (executed).
  if (extra !== undefined && method === 'search_read') {
    const text = `BaseModel._read_format() got an unexpected keyword argument '${extra}'`;
    throw new OdooException('builtins.TypeError', text, 500);
  }
  if (extra !== undefined) {
    const text = `${place}.${method}() got an unexpected keyword argument '${extra}'`;
    throw new OdooException('builtins.TypeError', text, 422);
  }
  const needed = missingArgument({ method, args });
  if (needed !== null) {
    const text = `${place}.${method}() missing 1 required positional argument: '${needed}'`;
    throw new OdooException('builtins.TypeError', text, 422);
  }
}

/** The argument that a method needs and was not given; JSON-2 looks for it before anything else. */
export function missingArgument({
  method,
  args,
}: Pick<MethodCall, 'method' | 'args'>): string | null {
  const needed = required[method];
  return needed === undefined || needed in args ? null : needed;
}

/** PostgreSQL compares no number with a text (executed on 18 and 19); `read` finds nothing. */
export function refuseTextIds(method: string, ids: unknown): void {
  const many = Array.isArray(ids) ? (ids as unknown[]) : [ids];
  if (method !== 'write' || !many.some((id) => typeof id === 'string')) return;
  throw new OdooException(
    'psycopg2.errors.UndefinedFunction',
    'operator does not exist: integer = text\n',
    500,
  );
}
