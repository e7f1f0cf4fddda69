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
  if (extra !== undefined) {
    const text = `${place}.${method}() got an unexpected keyword argument '${extra}'`;
    throw new OdooException('builtins.TypeError', text, 422);
  }
  const needed = required[method];
  if (needed !== undefined && !(needed in args)) {
    const text = `${place}.${method}() missing 1 required positional argument: '${needed}'`;
    throw new OdooException('builtins.TypeError', text, 422);
  }
}
