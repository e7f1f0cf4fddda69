/** What kind of trouble an Odoo, or what stands before it, answered a call with. */
export type OdooProblem =
  /** The connection failed; `code` is Node's, e.g. ECONNREFUSED. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** The port answers TLS with something else: it speaks http, or another protocol. */
  | { readonly kind: 'not-tls'; readonly code: string }
  /** No answer within the deadline: Odoo may still be working on it. */
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  /** Closed without an answer, as by a worker that was ended (`limit_time_real`) or a proxy. */
  | { readonly kind: 'cut-off' }
  /** A redirect, which is never followed with credentials. */
  | { readonly kind: 'redirected'; readonly status: number; readonly location: string }
  /** Not an answer of Odoo's API: a page of a proxy, another program, a wrong path. */
  | {
      readonly kind: 'not-odoo';
      readonly status: number;
      readonly contentType: string;
      /** The page's first heading, or its first words. */
      readonly heading: string;
    }
  /** More than Collega reads of one answer. */
  | { readonly kind: 'too-large' }
  /** Wrong login, password or key, a key that expired, or a password where 2FA is on. */
  | { readonly kind: 'access-denied' }
  /** Signed in, without the right to this model or method. */
  | { readonly kind: 'no-rights' }
  | { readonly kind: 'unknown-database' }
  | { readonly kind: 'unknown-model' }
  | { readonly kind: 'unknown-method' }
  /** A field that this version does not have. */
  | { readonly kind: 'unknown-field' }
  | { readonly kind: 'missing-record' }
  /** Odoo is installing a module or runs a job that locks what was asked for: try again. */
  | { readonly kind: 'busy' }
  /** A sentence for people: UserError, ValidationError. */
  | { readonly kind: 'user-error' }
  | { readonly kind: 'server-error' };

/** A call that Odoo refused, or that did not reach it. `message` is masked and may be shown. */
export class OdooError extends Error {
  override readonly name = 'OdooError';

  constructor(
    readonly problem: OdooProblem,
    /** Odoo's own words, its class of exception left out. Empty where there are none. */
    text: string,
  ) {
    super(text);
  }
}

/**
 * Reads Odoo's exception, as `error.data` of /jsonrpc or the body of JSON-2 carries it: by the class
 * name, since `error.code` is 200 until 18 and 0 from 19 on (executed on both).
 */
export function problemOfException(name: string, message: string): OdooProblem {
  const short = name.split('.').at(-1) ?? '';
  switch (short) {
    case 'AccessDenied':
    case 'Unauthorized':
      return { kind: 'access-denied' };
    case 'AccessError':
    case 'Forbidden':
      return { kind: 'no-rights' };
    case 'MissingError':
      return { kind: 'missing-record' };
    case 'OperationalError':
      return /database .* does not exist/.test(message)
        ? { kind: 'unknown-database' }
        : { kind: 'server-error' };
    case 'NotFound':
      return /\bmodel\b/.test(message) ? { kind: 'unknown-model' } : { kind: 'unknown-method' };
    case 'AttributeError':
      return { kind: 'unknown-method' };
    case 'ValueError':
      return /Invalid field|Wrong value for/.test(message)
        ? { kind: 'unknown-field' }
        : { kind: 'server-error' };
    case 'InFailedSqlTransaction':
    case 'LockNotAvailable':
      return { kind: 'busy' };
    case 'UserError':
    case 'ValidationError':
    case 'RedirectWarning':
    case 'UnprocessableEntity':
      if (/Object \S+ doesn't exist/.test(message)) return { kind: 'unknown-model' };
      return /currently processing a scheduled action|another module operation/.test(message)
        ? { kind: 'busy' }
        : { kind: 'user-error' };
    default:
      return { kind: 'server-error' };
  }
}
