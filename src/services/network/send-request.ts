import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import { openConnection } from './open-connection.ts';
import { type NetworkRoute } from './network-route.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
}

/**
 * One HTTP request over a connection of its own, through the proxy and with the authorities of
 * `route`; answers when the headers have come. Never follows a redirect. The caller reads the
 * answer or destroys it; the connection ends with it.
 * @throws what Node throws, with its code; a refused certificate's `issuer` is kept; the signal's
 * reason when it was aborted
 */
export async function sendRequest(
  route: NetworkRoute,
  address: string,
  { method, headers, body, signal }: HttpRequest,
): Promise<IncomingMessage> {
  const url = new URL(address);
  const encrypted = url.protocol === 'https:';
  const port = Number(url.port) || (encrypted ? 443 : 80);
  const place = { host: url.hostname.replace(/^\[|\]$/g, ''), port };
  const socket = await openConnection(route, place, encrypted, signal);
  const send = encrypted ? requestEncrypted : requestPlain;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method,
      // Nothing is unpacked: without this, any coding would be acceptable (RFC 9110 12.5.3).
      headers: {
        accept: '*/*',
        'user-agent': 'Collega',
        ...headers,
        'accept-encoding': 'identity',
      },
      createConnection: () => socket,
      signal,
    });
    request.once('response', (response) => {
      response.once('close', () => socket.destroy());
      resolve(response);
    });
    request.on('error', (error) => {
      socket.destroy();
      reject(signal.aborted ? (signal.reason as Error) : error);
    });
    request.end(body ?? '');
  });
}
