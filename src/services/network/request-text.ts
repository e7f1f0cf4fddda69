import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls';
import { type NetworkRoute } from './network-route.ts';
import { openTunnel } from './open-tunnel.ts';
import { trustStoreWith } from './trust-store.ts';

export interface TextAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** No longer than `maxBytes`: the rest is not read. */
  readonly text: string;
}

export interface TextRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** `manual` answers a redirect as it came; else one is an error. */
  readonly redirect?: 'manual';
  /** A mebibyte when left out. */
  readonly maxBytes?: number;
  readonly signal: AbortSignal;
}

/**
 * One HTTP request over a socket of our own, through the proxy and with the authorities of `route`.
 * Never follows a redirect. undici's fetch, since Node's built-in one takes no dispatcher of
 * another version; loaded with the first request.
 * @throws what fetch throws; the cause is kept, and a refused certificate's `issuer` with it
 */
export async function requestText(
  route: NetworkRoute,
  address: string,
  asked: TextRequest,
): Promise<TextAnswer> {
  const { Agent, fetch } = await import('undici');
  const agent = new Agent({
    connect: (target, done) => {
      const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
      const place = { host: target.hostname.replace(/^\[|\]$/g, ''), port };
      openConnection(route, place, target.protocol === 'https:', asked.signal).then(
        (socket) => done(null, socket),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
  });
  try {
    const { method, headers, body, signal, redirect = 'error' } = asked;
    const response = await fetch(address, {
      method,
      headers: { ...headers },
      ...(method === 'POST' && { body: body ?? '' }),
      redirect,
      signal,
      dispatcher: agent,
    });
    const text = await readText(response.body, asked.maxBytes ?? maxAnswerLength);
    const { status, ok } = response;
    return { status, ok, headers: Object.fromEntries(response.headers), text };
  } finally {
    await agent.destroy();
  }
}

/** A token answer has some 10 kB, an error page 30. */
const maxAnswerLength = 1024 * 1024;

/** The text up to a length that memory bears, after unpacking: whoever answers may be a stranger. */
async function readText(body: AsyncIterable<Uint8Array> | null, maxBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let rest = maxBytes;
  for await (const part of body ?? []) {
    parts.push(part.subarray(0, rest));
    rest -= part.length;
    if (rest <= 0) break;
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

interface Place {
  readonly host: string;
  readonly port: number;
}

/** A socket to a place, through the route's proxy; encrypted ones are verified. */
export async function openConnection(
  route: NetworkRoute,
  place: Place,
  encrypted: boolean,
  signal: AbortSignal,
): Promise<Socket | TLSSocket> {
  const proxy = route.proxyFor({ use: 'https', ...place });
  const carrier = proxy === null ? null : (await openTunnel(proxy, place, signal)).socket;
  if (!encrypted)
    return carrier ?? settle(connectPlain({ ...place, noDelay: true }), 'connect', signal);
  const socket = connectTls({
    ...(carrier === null ? { ...place, noDelay: true } : { socket: carrier }),
    host: place.host,
    servername: /^[\d.]+$|:/.test(place.host) ? '' : place.host,
    secureContext: trustStoreWith(route.certificateAuthorities),
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: true,
  });
  const seen: { issuer: string | null } = { issuer: null };
  // `secure` comes before Node's verdict: whose certificate was refused tells the inspecting
  // firewall from a wrong host (row 123).
  socket.prependOnceListener('secure', () => {
    seen.issuer = issuerOf(socket.getPeerCertificate());
  });
  try {
    return await settle(socket, 'secureConnect', signal);
  } catch (error) {
    carrier?.destroy();
    if (!(error instanceof Error) || seen.issuer === null) throw error;
    throw Object.assign(error, { issuer: seen.issuer });
  }
}

/** `CN=Contoso Inspection CA, O=Contoso` */
function issuerOf(certificate: Partial<PeerCertificate>): string | null {
  const parts = Object.entries(certificate.issuer ?? {});
  if (parts.length === 0) return null;
  return parts.map(([key, value]) => `${key}=${[value].flat().join('+')}`).join(', ');
}

function settle<Kind extends Socket>(
  socket: Kind,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<Kind> {
  return new Promise((resolve, reject) => {
    const stop = (): void => signal.removeEventListener('abort', abort);
    const abort = (): void => {
      socket.destroy();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    socket.once(event, () => {
      stop();
      resolve(socket);
    });
    socket.once('error', (error) => {
      stop();
      reject(error);
    });
    socket.once('close', () => {
      stop();
      reject(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' }));
    });
  });
}
