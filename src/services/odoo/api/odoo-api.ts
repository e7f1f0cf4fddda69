/**
 * One call of a method of a model. Arguments by name and in the order of Odoo's signature, since
 * /jsonrpc takes them by position and JSON-2 by name.
 */
export interface OdooCall {
  readonly model: string;
  readonly method: string;
  /** The records a method of records works on; left out for a method of the model itself. */
  readonly ids?: readonly number[];
  readonly args?: readonly (readonly [name: string, value: unknown])[];
  /** Arguments that both transports take by name, such as `fields` or `limit`. */
  readonly named?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** The external API of one Odoo, signed in. Calls go out one after the other: tests block a worker. */
export interface OdooApi {
  /** Which of Odoo's two APIs is used. */
  readonly transport: 'jsonrpc' | 'json2';
  /** Answers what the method returned, unchecked. @throws OdooError */
  call(call: OdooCall, signal: AbortSignal): Promise<unknown>;
}

/** The address, database and account of a client's Odoo, without the key. */
export interface OdooAccount {
  /** Scheme, host, port and, behind a proxy, a path. No slash at the end. */
  readonly url: string;
  readonly database: string;
  readonly login: string;
}
