import {
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';

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
}

/**
 * HTTP for MSAL with a time-out on every request and the cause kept. MSAL's own client turns a
 * refused port and an unknown host into the same "fetch failed", and never gives up on a POST
 * (rule 3 of failures.md).
 */
export class NetworkClient implements INetworkModule {
  refused: RefusedAnswer | null = null;
  trouble: NetworkTrouble | null = null;

  /** @param timeoutMs for one request, milliseconds */
  constructor(
    private readonly signal: AbortSignal,
    private readonly timeoutMs: number,
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

  async #send<T>(
    url: string,
    method: 'GET' | 'POST',
    options: NetworkRequestOptions | undefined,
  ): Promise<NetworkResponse<T>> {
    const deadline = this.#startDeadline();
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        method,
        headers: options?.headers ?? {},
        ...(method === 'POST' && { body: options?.body ?? '' }),
        redirect: 'error',
        signal: deadline.signal,
      });
      text = await response.text();
    } catch (error) {
      this.trouble = troubleOf(error);
      throw error;
    } finally {
      deadline.stop();
    }
    const { status } = response;
    const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    const retryAfter = Number.isNaN(seconds) ? null : seconds;
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      this.refused = { status, retryAfter, body: quotePage(text) };
      throw new Error('the answer is not JSON');
    }
    if (!response.ok) this.refused = { status, retryAfter, body };
    return {
      status,
      headers: Object.fromEntries(response.headers),
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

/**
 * The first characters of a proxy's or a portal's page (row 106). Nothing of what may be a token
 * answer cut short: this text is shown and saved as evidence.
 */
function quotePage(text: string): string {
  return /^\s*[{[]|token/i.test(text) ? '' : text.slice(0, 300);
}

/** Digs out Node's own code from under fetch's "fetch failed". */
function troubleOf(error: unknown): NetworkTrouble {
  let current: unknown = error;
  let found: NetworkTrouble | null = null;
  let deepest = String(error);
  for (let depth = 0; current instanceof Error && depth < 6; depth += 1) {
    if (current.name === 'TimeoutError') return { code: 'ETIMEDOUT', text: current.message };
    if (current.message !== '') deepest = current.message;
    const code = 'code' in current && typeof current.code === 'string' ? current.code : null;
    if (code !== null) found = { code, text: current.message === '' ? code : current.message };
    const nested: unknown = current instanceof AggregateError ? current.errors[0] : undefined;
    current = current.cause ?? nested;
  }
  return found ?? { code: 'unknown', text: deepest };
}
