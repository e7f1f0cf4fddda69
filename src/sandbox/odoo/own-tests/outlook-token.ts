import { z } from 'zod';
import { type PracticeDatabase, type PracticeRecord } from '../odoo-database.ts';
import { userError } from '../odoo-exception.ts';
import { isThisComputer } from './mail-dialogue.ts';

/** What a refresh would write to the server's record, once the transaction is committed. */
export interface OutlookToken {
  readonly accessToken: string;
  readonly changes: Readonly<Record<string, unknown>>;
}

const permissions = {
  'ir.mail_server': 'https://outlook.office.com/SMTP.Send',
  'fetchmail.server': 'https://outlook.office.com/IMAP.AccessAsUser.All',
} as const;

const answer = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  id_token: z.string().optional(),
  expires_in: z.number(),
});
const refused = z.looseObject({ error_description: z.string() });

/** What Python raises that Odoo does not name: shown by its own text. */
export class PythonError extends Error {
  override readonly name = 'PythonError';
}

/**
 * The access token of a server: the stored one until it expires (10 s before from 19 on), else one
 * that a refresh brings, with Odoo's own ID, secret, endpoint and scopes.
 * @throws OdooException, PythonError
 */
export async function obtainToken(
  database: PracticeDatabase,
  model: keyof typeof permissions,
  server: PracticeRecord,
  nowMs: number,
): Promise<OutlookToken> {
  const now = Math.floor(nowMs / 1000);
  const {
    microsoft_outlook_access_token: stored,
    microsoft_outlook_access_token_expiration: expiry,
    microsoft_outlook_refresh_token: refreshToken,
  } = server;
  const margin = database.version >= 19 ? 10 : 0;
  const isValid = typeof expiry === 'number' && expiry !== 0 && expiry - margin >= now;
  if (typeof stored === 'string' && stored !== '' && isValid) {
    return { accessToken: stored, changes: {} };
  }
  if (typeof refreshToken !== 'string' || refreshToken === '') {
    throw userError('Please connect with your Outlook account before using it.');
  }
  return refresh(database, model, refreshToken, now);
}

async function refresh(
  database: PracticeDatabase,
  model: keyof typeof permissions,
  refreshToken: string,
  now: number,
): Promise<OutlookToken> {
  const { version } = database;
  const id = database.parameter('microsoft_outlook_client_id');
  const secret = database.parameter('microsoft_outlook_client_secret');
  if (version >= 19 && (!id || !secret)) throw askIap(database, refreshToken);
  const scope =
    version >= 19
      ? `openid email offline_access https://outlook.office.com/User.read ${permissions[model]}`
      : `offline_access ${permissions[model]}`;
  const reply = await post(tokenEndpoint(database), {
    // Python sends what is missing as its word for it.
    client_id: id ?? 'False',
    client_secret: secret ?? 'False',
    scope,
    redirect_uri: `${database.parameter('web.base.url') ?? ''}/microsoft_outlook/confirm`,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
  if (!reply.ok) {
    const told = refused.safeParse(reply.body).data?.error_description ?? 'Unknown error.';
    throw userError(`An error occurred when fetching the access token. ${told}`);
  }
  const tokens = answer.safeParse(reply.body).data;
  if (tokens?.refresh_token === undefined) throw new PythonError("'refresh_token'");
  if (version >= 19 && tokens.id_token === undefined) throw new PythonError("'id_token'");
  return {
    accessToken: tokens.access_token,
    changes: {
      microsoft_outlook_refresh_token: tokens.refresh_token,
      microsoft_outlook_access_token: tokens.access_token,
      microsoft_outlook_access_token_expiration: now + tokens.expires_in,
    },
  };
}

/** Without ID and secret 19 sends the token to Odoo's own service, and prints it where that fails. */
function askIap(database: PracticeDatabase, refreshToken: string): PythonError {
  const query = new URLSearchParams({ refresh_token: refreshToken, db_uuid: database.uuid });
  const path = `/api/mail_oauth/1/outlook_access_token?${query.toString()}`;
  return new PythonError(unreachable('https://outlook.api.odoo.com', path));
}

/** 18 and older join as urljoin does: without a slash at its end the last segment is lost. */
function tokenEndpoint(database: PracticeDatabase): URL {
  const endpoint =
    database.parameter('microsoft_outlook.endpoint') ??
    'https://login.microsoftonline.com/common/oauth2/v2.0/';
  const base = database.version >= 19 ? `${endpoint.replace(/\/+$/, '')}/` : endpoint;
  if (!URL.canParse('token', base)) {
    throw new PythonError(
      `Invalid URL '${endpoint}': No scheme supplied. Perhaps you meant https://${endpoint}?`,
    );
  }
  return new URL('token', base);
}

async function post(
  url: URL,
  form: Readonly<Record<string, string>>,
): Promise<{ readonly ok: boolean; readonly body: unknown }> {
  // Tokens of the practice leave this computer never, whatever an Odoo's settings say.
  if (!isThisComputer(url.hostname)) throw new PythonError(unreachable(url.origin, url.pathname));
  const body = new URLSearchParams(form);
  const signal = AbortSignal.timeout(10_000);
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual', signal }).catch(
    () => null,
  );
  if (response === null) throw new PythonError(unreachable(url.origin, url.pathname));
  return { ok: response.ok, body: await response.json().catch(() => null) };
}

function unreachable(origin: string, path: string): string {
  const { protocol, hostname, port } = new URL(origin);
  const secured = protocol === 'https:';
  const pool = `${secured ? 'HTTPS' : 'HTTP'}ConnectionPool(host='${hostname}', port=${port || (secured ? '443' : '80')})`;
  return `${pool}: Max retries exceeded with url: ${path} (Caused by NewConnectionError('Failed to establish a new connection: [Errno 111] Connection refused'))`;
}
