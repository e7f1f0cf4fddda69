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

/** The text of 18 names the group “Administration/Settings”, that of 19 “Role / Administrator”. */
export function accessError(label: string, model: string, major: number): OdooException {
  const group = major >= 19 ? 'Role / Administrator' : 'Administration/Settings';
  return new OdooException(
    'odoo.exceptions.AccessError',
    `You are not allowed to access '${label}' (${model}) records.\n\n` +
      `This operation is allowed for the following groups:\n\t- ${group}`,
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

/** Odoo answers a field that is not there with 500, not with 4xx. */
export function invalidField(model: string, field: string): OdooException {
  return new OdooException('builtins.ValueError', `Invalid field '${field}' on '${model}'`, 500);
}

export function wrongValue(field: string, value: unknown): OdooException {
  return new OdooException(
    'builtins.ValueError',
    `Wrong value for ${field}: ${JSON.stringify(value)}`,
    500,
  );
}
