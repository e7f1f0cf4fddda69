import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { assertNever } from '../assert-never.ts';
import { type Html } from './pages/html.ts';

/** What Microsoft says of a page in the head of its answer; 0 where nothing is refused. */
export interface PageTelemetry {
  readonly number: number;
  readonly traceId: string;
}

/** What the authority answers to one request. */
export type HttpAnswer =
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly page: Html;
      readonly told: PageTelemetry;
    }
  /** The address may hold a code: it is never logged. */
  | { readonly kind: 'redirect'; readonly address: string }
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | {
      readonly kind: 'text';
      readonly status: number;
      readonly type: string;
      readonly text: string;
    };

/** Longest form the authority reads; a token request is about 2 kB. */
const maxBodyLength = 65_536;

/** Reads a form body; rejects when it is longer than 64 KiB or breaks off. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyLength) throw new Error('the form is too long');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

export function showPage(
  page: Html,
  {
    status = 200,
    number = 0,
    traceId = randomUUID(),
  }: Partial<PageTelemetry & { status: number }> = {},
): HttpAnswer {
  return { kind: 'page', status, page, told: { number, traceId } };
}

export function answerText(status: number, text: string, type = 'text/plain'): HttpAnswer {
  return { kind: 'text', status, type, text };
}

const everyAnswer = {
  'cache-control': 'no-store, no-cache',
  pragma: 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/**
 * Sends an answer. Browsers apply `form-action` to the redirects after a form as well, so the
 * redirect URIs (Odoo's, and localhost on any port) must be named there, or Chromium stops Accept
 * before anybody sees the redirect.
 */
export function sendAnswer(
  response: ServerResponse,
  answer: HttpAnswer,
  redirectUri: string,
): void {
  const send = (status: number, headers: Record<string, string>, body: string): void => {
    response.writeHead(status, { ...everyAnswer, ...headers });
    response.end(body);
  };
  switch (answer.kind) {
    case 'page':
      send(answer.status, pageHeaders(redirectUri, answer.told), answer.page.text);
      break;
    case 'redirect':
      send(302, { location: answer.address }, '');
      break;
    case 'json':
      send(answer.status, typeHeader('application/json'), JSON.stringify(answer.body));
      break;
    case 'text':
      send(answer.status, typeHeader(answer.type), answer.text);
      break;
    default:
      assertNever(answer);
  }
}

function pageHeaders(
  redirectUri: string,
  { number, traceId }: PageTelemetry,
): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action 'self' http://localhost:* ${new URL(redirectUri).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    ...typeHeader('text/html'),
    'content-security-policy': policy.join('; '),
    'x-ms-request-id': traceId,
    'x-ms-clitelem': `1,${number},0,,`,
  };
}

function typeHeader(type: string): Record<string, string> {
  return { 'content-type': `${type}; charset=utf-8` };
}
