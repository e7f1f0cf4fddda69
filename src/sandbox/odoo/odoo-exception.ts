/** An exception as Odoo raises it; the transports write it each in its own form. */
export class OdooException extends Error {
  override readonly name = 'OdooException';

  constructor(
    /** Python's name, e.g. `odoo.exceptions.UserError`. */
    readonly type: string,
    message: string,
    /** Status of JSON-2 (odoo-api.md 1.4). */
    readonly status: number,
  ) {
    super(message);
  }
}

export function accessDenied(): OdooException {
  return new OdooException('odoo.exceptions.AccessDenied', 'Access Denied', 403);
}

/** What a user was about to do, in Odoo's words. */
export type Operation = 'access' | 'create' | 'modify' | 'delete';

/** The text of 18 names the group “Administration/Settings”, that of 19 “Role / Administrator”. */
export function accessError(
  label: string,
  model: string,
  major: number,
  operation: Operation = 'access',
): OdooException {
  const settings = major >= 19 ? 'Role / Administrator' : 'Administration/Settings';
  const rights = major >= 19 ? 'Access Rights' : 'Administration/Access Rights';
  return new OdooException(
    'odoo.exceptions.AccessError',
    `You are not allowed to ${operation} '${label}' (${model}) records.\n\n` +
      `This operation is allowed for the following groups:\n\t- ${model === 'ir.model.fields' ? rights : settings}\n\n` +
      'Contact your administrator to request access if necessary.',
    403,
  );
}

export function userError(message: string): OdooException {
  return new OdooException('odoo.exceptions.UserError', message, 422);
}

export function missingError(model: string, id: number): OdooException {
  return new OdooException(
    'odoo.exceptions.MissingError',
    `Record does not exist or has been deleted.\n(Record: ${model}(${id},), User: 2)`,
    404,
  );
}

export function validationError(message: string): OdooException {
  return new OdooException('odoo.exceptions.ValidationError', message, 422);
}

/** Odoo answers a field that is not there with 500, not with 4xx. `place`: 19 has two words for it. */
export function invalidField(
  model: string,
  field: string,
  major: number,
  place: 'on' | 'in' = 'on',
): OdooException {
  const text =
    major >= 19
      ? `Invalid field '${field}' ${place} '${model}'`
      : `Invalid field '${field}' on model '${model}'`;
  return new OdooException('builtins.ValueError', text, 500);
}

/** A required field that is empty; 19 names it, 18 does not (executed). */
export function missingValue(label: string, model: string, major: number): OdooException {
  const text =
    major >= 19
      ? `Missing required value for the field 'Name' (name).\nModel: '${label}' (${model})\n- create/update: a mandatory field is not set\n- delete: another model requires the record being deleted, you can archive it instead`
      : '- Create/update: a mandatory field is not set.\n- Delete: another model requires the record being deleted. If possible, archive it instead.';
  return validationError(`The operation cannot be completed: ${text}`);
}

/** A value as Python prints it. */
export function repr(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  return JSON.stringify(value);
}

export function wrongValue(field: string, value: unknown): OdooException {
  return new OdooException('builtins.ValueError', `Wrong value for ${field}: ${repr(value)}`, 500);
}
