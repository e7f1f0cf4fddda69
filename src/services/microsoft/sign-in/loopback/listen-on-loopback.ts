import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** Servers on both loopback addresses, on one port. */
export interface LoopbackServers {
  readonly port: number;
  readonly servers: readonly Server[];
}

/** Someone may hold the same port on the other address; another try gets another port. */
const maxAttempts = 10;

/** The machine lacks this address: IPv6 is switched off, or, seldom, IPv4. */
const absent = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/**
 * Listens on 127.0.0.1 and on ::1, each bound by name: browsers take `localhost` for either (row 80
 * of failures.md), and the holder of the other one would receive the code. The same free port on
 * both, or one alone where the machine has only one.
 * @param choosePort the port to try first; 0 lets the system choose
 * @throws Node's error (EADDRINUSE, EACCES, …) when no port could be had
 */
export async function listenOnLoopback(
  answer: RequestListener,
  choosePort: () => number = () => 0,
): Promise<LoopbackServers> {
  let last: unknown = null;
  for (let tries = 0; tries < maxAttempts; tries += 1) {
    const servers: Server[] = [];
    let port = choosePort();
    try {
      for (const host of ['127.0.0.1', '::1']) {
        const server = await listen(host, port, answer);
        if (server === null) continue;
        servers.push(server);
        ({ port } = server.address() as AddressInfo);
      }
      if (servers.length > 0) return { port, servers };
      last = new Error('this machine has no loopback address');
    } catch (error) {
      await Promise.all(servers.map(closeServer));
      last = error;
    }
  }
  throw last;
}

/** Ends a server and every connection of it. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function listen(host: string, port: number, answer: RequestListener): Promise<Server | null> {
  // A browser sends its request at once; a connection that stays silent is not one.
  const limits = { headersTimeout: 5_000, requestTimeout: 5_000, keepAliveTimeout: 1_000 };
  const server = createServer({ ...limits, connectionsCheckingInterval: 1_000 }, answer);
  server.maxConnections = 32;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (absent.includes(error.code ?? '')) resolve(null);
      else reject(error);
    });
    server.listen({ host, port, ipv6Only: true, exclusive: true }, () => {
      server.removeAllListeners('error');
      // A connection that breaks is its sender's business.
      server.on('error', () => undefined);
      resolve(server);
    });
  });
}
