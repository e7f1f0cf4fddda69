import { type IncomingMessage } from 'node:http';
import { type NetworkRoute } from './network-route.ts';
import { sendRequest, type HttpRequest } from './send-request.ts';

export interface TextAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** No longer than `maxBytes`: the rest is not read. */
  readonly text: string;
}

export interface TextRequest extends HttpRequest {
  /** `manual` answers a redirect as it came; else one is an error. */
  readonly redirect?: 'manual';
  /** A mebibyte when left out. */
  readonly maxBytes?: number;
}

/** One HTTP request and the text of its answer. Never follows a redirect. @throws as sendRequest */
export async function requestText(
  route: NetworkRoute,
  address: string,
  asked: TextRequest,
): Promise<TextAnswer> {
  const response = await sendRequest(route, address, asked);
  try {
    const status = response.statusCode ?? 0;
    if (asked.redirect !== 'manual' && isRedirect(status)) throw new Error('unexpected redirect');
    const text = await readText(response, asked.maxBytes ?? maxAnswerLength);
    return { status, ok: status >= 200 && status < 300, headers: headersOf(response), text };
  } catch (error) {
    throw asked.signal.aborted ? asked.signal.reason : error;
  } finally {
    response.destroy();
  }
}

/** RFC 9110 section 15.4: those that name another place. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]),
  );
}

/** A token answer has some 10 kB, an error page 30. */
const maxAnswerLength = 1024 * 1024;

/** The text up to a length that memory bears: the other side may be anything. */
async function readText(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let rest = maxBytes;
  for await (const part of body) {
    parts.push(part.subarray(0, rest));
    rest -= part.length;
    if (rest <= 0) break;
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}
