import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls';
import { type NetworkRoute } from './network-route.ts';
import { openTunnel } from './open-tunnel.ts';
import { trustStoreWith } from './trust-store.ts';

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
  const proxy = await route.proxyFor({ use: 'https', ...place });
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
