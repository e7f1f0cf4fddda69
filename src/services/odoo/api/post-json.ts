import { joinSignals } from '../../join-signals.ts';
import { hideSecrets } from '../../masking/hide-secrets.ts';
import { type NetworkRoute } from '../../network/network-route.ts';
import { requestText, type TextAnswer } from '../../network/request-text.ts';
import { type Secret } from '../../secret.ts';
import { type Clock } from '../../shell/ports/clock.ts';
import { OdooError } from './odoo-error.ts';

/**
 * Odoo waits 60 s for a silent mail server, and a proxy before it cuts at 60 s: ours is the longer
 * one, so that Odoo's own words arrive.
 */
export const answerTimeoutMs = 75_000;

/** 500 servers take some 400 kB; a snapshot that is larger is read in parts. */
const maxAnswerBytes = 16 * 1024 * 1024;

export interface OdooHttp {
  readonly route: () => NetworkRoute;
  readonly clock: Clock;
  readonly timeoutMs?: number;
  /** The client's secret, which an Odoo knows and may repeat in an error; null: there is none. */
  readonly secret?: Secret | null;
}

/** Hides in an Odoo's words what was sent to it, and the client's secret. */
export function hideInWords(
  { secret = null }: OdooHttp,
  hidden: readonly string[],
): (text: string) => string {
  return hideSecrets(secret === null ? hidden : [...hidden, secret.reveal()]);
}

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Sends one JSON request and reads a JSON answer. No redirect is followed: a 301 makes the POST a
 * GET, a 307 would carry body and key to another address.
 * @param hidden secrets that an answer may repeat; they are masked in every error
 * @throws OdooError
 */
export async function postJson(
  http: OdooHttp,
  address: string,
  request: {
    readonly method?: 'GET' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: unknown;
  },
  hidden: readonly string[],
  signal: AbortSignal,
): Promise<JsonAnswer> {
  const mask = hideInWords(http, hidden);
  const answer = await send(http, address, request, mask, signal);
  const location = answer.headers['location'];
  if (answer.status >= 300 && answer.status < 400) {
    throw new OdooError(
      { kind: 'redirected', status: answer.status, location: mask(location ?? '') },
      '',
    );
  }
  try {
    return { status: answer.status, body: JSON.parse(withoutKeys(answer.text, hidden)) as unknown };
  } catch {
    if (answer.text.length >= maxAnswerBytes) throw new OdooError({ kind: 'too-large' }, '');
    const contentType = (answer.headers['content-type'] ?? '').split(';')[0] ?? '';
    const heading = mask(headingOf(answer.text));
    if (answer.text.includes('No database is selected')) {
      throw new OdooError({ kind: 'unknown-database' }, heading);
    }
    throw new OdooError({ kind: 'not-odoo', status: answer.status, contentType, heading }, heading);
  }
}

/** A key that an answer repeats as data, too; a short password may be a word of it, and stays. */
function withoutKeys(text: string, hidden: readonly string[]): string {
  const keys = hidden.filter(({ length }) => length >= minKeyLength);
  return keys.reduce((shown, key) => shown.replaceAll(key, '•••'), text);
}

const minKeyLength = 20;

async function send(
  http: OdooHttp,
  address: string,
  request: {
    readonly method?: 'GET' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: unknown;
  },
  mask: (text: string) => string,
  signal: AbortSignal,
): Promise<TextAnswer> {
  const afterMs = http.timeoutMs ?? answerTimeoutMs;
  const deadline = new AbortController();
  const cancelDeadline = http.clock.after(afterMs, () => deadline.abort());
  const joined = joinSignals([signal, deadline.signal]);
  const method = request.method ?? 'POST';
  try {
    return await requestText(http.route(), address, {
      method,
      headers: {
        accept: 'application/json',
        ...(method === 'POST' && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      body: method === 'POST' ? JSON.stringify(request.body) : null,
      redirect: 'manual',
      maxBytes: maxAnswerBytes,
      signal: joined.signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    if (deadline.signal.aborted) throw new OdooError({ kind: 'timed-out', afterMs }, '');
    throw networkError(error, mask);
  } finally {
    cancelDeadline();
    joined.release();
  }
}

/** The deepest cause with a code: fetch hides it under "fetch failed". */
function networkError(error: unknown, mask: (text: string) => string): OdooError {
  let code = 'unknown';
  let text = error instanceof Error ? error.message : String(error);
  let current: unknown = error;
  for (let depth = 0; current instanceof Error && depth < 6; depth += 1) {
    if ('code' in current && typeof current.code === 'string') {
      code = current.code;
      text = current.message === '' ? code : current.message;
    }
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  if (notTls.has(code)) return new OdooError({ kind: 'not-tls', code }, '');
  const cut = ['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'].includes(code);
  return new OdooError(cut ? { kind: 'cut-off' } : { kind: 'unreachable', code }, mask(text));
}

/** OpenSSL's words for an answer that is no TLS (a page of plain http); BoringSSL's in Electron. */
const notTls: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
  'EPROTO',
]);

/** The first heading or title of a page, else its first words; no tags. */
function headingOf(page: string): string {
  const start = page.slice(0, 20_000);
  const [, heading] = /<(?:h1|title)[^>]*>([^<]{1,300})/i.exec(start) ?? [];
  const text = heading ?? start.slice(0, 300).replace(/<[^>]*>?/g, ' ');
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}
