import { createServer, type Server, type Socket } from 'node:net';

/** A listening server of the sandbox. */
export interface LoopbackServer {
  readonly port: number;
  /** Stops listening and drops every connection; resolves when no handle is left. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** The port of last time, taken when it is free. */
  readonly preferredPort: number | null;
  /** One more address of this computer, for others; absent or null: loopback alone. */
  readonly exposedAddress?: string | null;
}

/** Someone may hold a free port of one address on the other. */
const maxAttempts = 5;

/**
 * Listens on 127.0.0.1 and ::1, on the port of last time when it is free, else on any free one:
 * Windows answers `localhost` with ::1 first and needs two seconds to refuse a connection there.
 * Rejects when not even 127.0.0.1 can be had, or not the address for others.
 */
export async function listenOnLoopback(
  server: Server,
  { preferredPort, exposedAddress = null }: ListenOptions,
): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // What they accept belongs to the server proper: TLS and HTTP servers take connections so too.
  const [second, exposed] = [1, 2].map(() =>
    createServer((socket) => server.emit('connection', socket)),
  ) as [Server, Server];
  const close = async (): Promise<void> => {
    const ended = Promise.all([server, second, exposed].map(endListening));
    for (const socket of sockets) socket.destroy();
    await ended;
  };
  let port = preferredPort;
  for (let attempt = 1; ; attempt += 1) {
    if (port === null || !(await tryAddress(server, '127.0.0.1', port))) {
      await listen(server, '127.0.0.1', 0);
    }
    const others = await tryOthers(portOf(server), attempt >= maxAttempts);
    if (others === 'listening') break;
    await Promise.all([server, second, exposed].map(endListening));
    if (others === 'impossible') throw new Error(`nothing can listen on ${exposedAddress ?? ''}`);
    port = null;
  }
  return { port: portOf(server), close };

  async function tryOthers(
    same: number,
    isLast: boolean,
  ): Promise<'listening' | 'taken' | 'impossible'> {
    if (exposedAddress !== null && !(await tryAddress(exposed, exposedAddress, same))) {
      return isLast || !(await hasAddress(exposedAddress)) ? 'impossible' : 'taken';
    }
    // A machine without IPv6 goes without, as does one where every port is held on ::1.
    if ((await tryAddress(second, '::1', same)) || isLast) return 'listening';
    return (await hasAddress('::1')) ? 'taken' : 'listening';
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

async function hasAddress(host: string): Promise<boolean> {
  const trial = createServer();
  const there = await tryAddress(trial, host, 0);
  await endListening(trial);
  return there;
}

async function tryAddress(server: Server, host: string, port: number): Promise<boolean> {
  try {
    await listen(server, host, port);
    return true;
  } catch {
    // EADDRINUSE, or EACCES where Windows has reserved the range since (row 79).
    return false;
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, ipv6Only: true }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

/** One that does not listen has ended already. */
function endListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
