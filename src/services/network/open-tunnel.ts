import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { SocksClient, SocksClientError } from 'socks';
import { assertNever } from '../assert-never.ts';
import { type ProxyServer } from './proxy-server.ts';
import { hostAndPort } from '../../contract/host-and-port.ts';

export interface Tunnel {
  /** Carries the target's bytes; nothing of what it said already is lost. */
  readonly socket: Socket;
  /** The proxy's words, e.g. `200 Connection established`. */
  readonly reply: string;
  /** Times the proxy was waited for, its TCP handshake counted. */
  readonly roundTrips: number;
}

interface Target {
  readonly host: string;
  readonly port: number;
}

/** socks has a timer of its own; the caller's deadline comes first. */
const socksTimeoutMs = 120_000;

/**
 * Connects to `target` through a proxy, which resolves the name. Ends with `signal`.
 * @throws ProxyError when the proxy refuses or cannot be reached; the signal's reason when aborted
 */
export async function openTunnel(
  proxy: ProxyServer,
  target: Target,
  signal: AbortSignal,
): Promise<Tunnel> {
  const socket = await reachProxy(proxy, signal);
  const abort = (): void => void socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    switch (proxy.kind) {
      case 'http':
        return await askToConnect(socket, proxy, target);
      case 'socks':
      case 'socks4':
        return await askSocks(socket, proxy, target);
      default:
        return assertNever(proxy.kind);
    }
  } catch (error) {
    socket.destroy();
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function reachProxy({ host, port }: ProxyServer, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true });
  // An error after the tunnel has failed has no handler, and would end the process.
  socket.on('error', () => undefined);
  try {
    await once(socket, 'connect', { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    signal.throwIfAborted();
    const text = error instanceof Error && error.message !== '' ? error.message : String(error);
    throw new ProxyError('EPROXYUNREACHABLE', `${hostAndPort(host, port)}: ${text}`);
  }
}

/** HTTP CONNECT (RFC 9110 section 9.3.6), credentials as Basic (RFC 7617) where there are any. */
async function askToConnect(socket: Socket, proxy: ProxyServer, target: Target): Promise<Tunnel> {
  const place = hostAndPort(target.host.replace(/^\[|\]$/g, ''), target.port);
  const credentials = Buffer.from(`${proxy.username}:${proxy.password.reveal()}`).toString(
    'base64',
  );
  const asking = request({
    method: 'CONNECT',
    path: place,
    headers: {
      host: place,
      ...(proxy.username !== '' && { 'proxy-authorization': `Basic ${credentials}` }),
    },
    createConnection: () => socket,
  });
  const answered = once(asking, 'connect') as Promise<[IncomingMessage, Socket, Buffer]>;
  asking.end();
  let answer: IncomingMessage;
  let early: Buffer;
  try {
    [answer, , early] = await answered;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new ProxyError('EPROXY', `no answer to CONNECT ${place}: ${text}`);
  }
  const { statusCode = 0, statusMessage = '' } = answer;
  const reply = `${statusCode} ${statusMessage}`.trim();
  if (statusCode === 407) {
    const schemes = answer.headers['proxy-authenticate'];
    throw new ProxyError('EPROXYAUTH', schemes === undefined ? reply : `${reply} (${schemes})`);
  }
  if (statusCode < 200 || statusCode > 299) {
    throw new ProxyError('EPROXY', `${reply} (CONNECT ${place})`);
  }
  // A mail server speaks first, perhaps in the packet that carries the proxy's answer.
  if (early.length > 0) socket.unshift(early);
  return { socket, reply, roundTrips: 2 };
}

async function askSocks(socket: Socket, proxy: ProxyServer, target: Target): Promise<Tunnel> {
  const withName = proxy.username !== '';
  try {
    await SocksClient.createConnection({
      command: 'connect',
      proxy: {
        host: proxy.host,
        port: proxy.port,
        type: proxy.kind === 'socks' ? 5 : 4,
        ...(withName && { userId: proxy.username, password: proxy.password.reveal() }),
      },
      destination: { host: target.host.replace(/^\[|\]$/g, ''), port: target.port },
      existing_socket: socket,
      timeout: socksTimeoutMs,
    });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (!(error instanceof SocksClientError)) throw error;
    throw new ProxyError(/authenti/i.test(text) ? 'EPROXYAUTH' : 'EPROXY', text);
  }
  await holdBack(socket);
  const roundTrips = proxy.kind === 'socks4' ? 2 : withName ? 4 : 3;
  return { socket, reply: 'connection granted', roundTrips };
}

/**
 * Keeps what the target said already until someone listens: socks lets the socket flow one turn
 * of the event loop after the proxy's reply, and a mail server's greeting would be lost.
 */
async function holdBack(socket: Socket): Promise<void> {
  const early: Buffer[] = [];
  const keep = (chunk: Buffer): void => void early.push(chunk);
  const nothing = (): void => undefined;
  // A `readable` listener keeps the socket from flowing; removing it makes it as good as new.
  socket.on('readable', nothing);
  socket.on('data', keep);
  await new Promise((resolve) => setImmediate(resolve));
  socket.off('data', keep);
  if (early.length > 0) socket.unshift(Buffer.concat(early));
  socket.off('readable', nothing);
  await new Promise((resolve) => setImmediate(resolve));
}

/** What a proxy did instead of connecting. The codes are matched by the catalogue (row 121). */
export type ProxyErrorCode =
  /** 407, or SOCKS asked for credentials and refused those given. */
  | 'EPROXYAUTH'
  /** The proxy answered, and does not connect to this host and port. */
  | 'EPROXY'
  /** The proxy itself cannot be reached. */
  | 'EPROXYUNREACHABLE';

export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  constructor(
    readonly code: ProxyErrorCode,
    /** The proxy's own words, or those of the system. */
    text: string,
  ) {
    super(text);
  }
}
