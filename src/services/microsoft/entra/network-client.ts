import {
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { directRoute, type NetworkRoute } from '../../network/network-route.ts';
import { offlineCode } from '../../network/node-errors.ts';
import { wordsOfNode } from '../../network/node-errors.ts';
import { codeOfTls } from '../../diagnosis/tls-reason.ts';
import { requestText, type TextAnswer, type TextRequest } from '../../network/request-text.ts';

/** An HTTP answer that was not a success, as it came: MSAL keeps only part of it (rule 3). */
export interface RefusedAnswer {
  readonly status: number;
  readonly retryAfter: number | null;
  /** The parsed JSON body, or the first characters of anything else. */
  readonly body: unknown;
}

/** Why the authority could not be reached: Node's code, e.g. ENOTFOUND, and its words. */
export interface NetworkTrouble {
  readonly code: string;
  readonly text: string;
  /** Who issued a certificate that was refused (row 123). */
  readonly issuer?: string;
}

/**
 * HTTP for MSAL with a time-out on every request and the cause kept. MSAL's own client turns a
 * refused port and an unknown host into the same "fetch failed", and never gives up on a POST
 * (rule 3 of failures.md).
 */
export class NetworkClient implements INetworkModule {
  refused: RefusedAnswer | null = null;
  trouble: NetworkTrouble | null = null;
  /** What the authority's last answer said the time is (its Date header): ms since the epoch. */
  serverTime: number | null = null;

  /** @param timeoutMs for one request, milliseconds */
  constructor(
    private readonly signal: AbortSignal,
    private readonly timeoutMs: number,
    private readonly route: NetworkRoute = directRoute,
  ) {}

  sendGetRequestAsync<T>(
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    return this.#send<T>(url, 'GET', options);
  }

  sendPostRequestAsync<T>(
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    return this.#send<T>(url, 'POST', options);
  }

  /** One page as it is, a redirect not followed. Throws like the others, with `trouble` set. */
  getPage(url: string, headers: Readonly<Record<string, string>>): Promise<TextAnswer> {
    return this.#ask(url, { method: 'GET', headers, body: null, redirect: 'manual' });
  }

  async #ask(url: string, asked: Omit<TextRequest, 'signal'>): Promise<TextAnswer> {
    const deadline = this.#startDeadline();
    try {
      const answer = await requestText(this.route, url, { ...asked, signal: deadline.signal });
      this.serverTime = readDate(answer.headers['date']) ?? this.serverTime;
      return answer;
    } catch (error) {
      this.trouble = await this.#blameScript(troubleOf(error), url);
      throw error;
    } finally {
      deadline.stop();
    }
  }

  /** A script that would have named a proxy explains why the direct way leads nowhere. */
  async #blameScript(trouble: NetworkTrouble, url: string): Promise<NetworkTrouble> {
    if (!leadsNowhere.has(trouble.code)) return trouble;
    const script = await this.route.unusedScript(new URL(url).hostname);
    if (script === null) return trouble;
    return { code: 'PROXY_SCRIPT', text: `${trouble.text}; proxy script: ${script}` };
  }

  async #send<T>(
    url: string,
    method: 'GET' | 'POST',
    options: NetworkRequestOptions | undefined,
  ): Promise<NetworkResponse<T>> {
    const answer = await this.#ask(url, {
      method,
      headers: options?.headers ?? {},
      body: options?.body ?? null,
    });
    const { status, headers, text } = answer;
    const retryAfter = readRetryAfter(headers['retry-after'], this.serverTime);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      this.refused = { status, retryAfter, body: quotePage(text) };
      throw new Error('the answer is not JSON');
    }
    if (!answer.ok) this.refused = { status, retryAfter, body };
    return {
      status,
      headers: { ...headers },
      // MSAL names the type of the answer it expects and checks its fields itself.
      body: body as T,
    };
  }

  /**
   * Not `AbortSignal.any([…, AbortSignal.timeout()])`: Node 20 collects that time-out as garbage
   * before it fires, and the request then waits for ever.
   */
  #startDeadline(): { readonly signal: AbortSignal; readonly stop: () => void } {
    const over = new AbortController();
    const onClose = (): void => over.abort(this.signal.reason);
    if (this.signal.aborted) onClose();
    this.signal.addEventListener('abort', onClose, { once: true });
    const timer = setTimeout(() => {
      over.abort(new DOMException(`no answer within ${this.timeoutMs} ms`, 'TimeoutError'));
    }, this.timeoutMs);
    const stop = (): void => {
      clearTimeout(timer);
      this.signal.removeEventListener('abort', onClose);
    };
    return { signal: over.signal, stop };
  }
}

/** What firewalls do to connections that should have come over the proxy. */
const leadsNowhere = new Set([
  'ETIMEDOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'EACCES',
  'OFFLINE',
]);

/**
 * The first characters of a proxy's or a portal's page (row 106). Nothing of what may be a token
 * answer cut short: this text is shown and saved as evidence.
 */
function quotePage(text: string): string {
  return /^\s*[{[]|token/i.test(text) ? '' : text.slice(0, 300);
}

function readDate(header: string | undefined): number | null {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? null : time;
}

/** Seconds to wait: RFC 9110 section 10.2.3 allows a number or a date, on the server's clock. */
function readRetryAfter(header: string | undefined, serverTime: number | null): number | null {
  if (header === undefined) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header);
  const until = readDate(header);
  if (until === null || serverTime === null) return null;
  return Math.max(0, Math.ceil((until - serverTime) / 1000));
}

/** Digs out Node's own code from under fetch's "fetch failed". */
function troubleOf(error: unknown): NetworkTrouble {
  let current: unknown = error;
  let found: NetworkTrouble | null = null;
  let deepest = String(error);
  let issuer: string | null = null;
  for (let depth = 0; current instanceof Error && depth < 6; depth += 1) {
    if (current.name === 'TimeoutError') return { code: 'ETIMEDOUT', text: current.message };
    const words = wordsOfNode(current);
    if (words !== '') deepest = words;
    const code = 'code' in current && typeof current.code === 'string' ? current.code : null;
    if ('issuer' in current && typeof current.issuer === 'string') issuer = current.issuer;
    // Microsoft's sign-in service exists: a name that is not found is this computer's trouble.
    if (code !== null)
      found = {
        code: offlineCode(code) ?? codeOfTls(code, words),
        text: words === '' ? code : words,
      };
    const nested: unknown = current instanceof AggregateError ? current.errors[0] : undefined;
    current = current.cause ?? nested;
  }
  return { ...(found ?? { code: 'unknown', text: deepest }), ...(issuer !== null && { issuer }) };
}
