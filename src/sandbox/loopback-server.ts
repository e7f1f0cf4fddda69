import { type Server, type Socket } from 'node:net';

/** A listening server of the sandbox. */
export interface LoopbackServer {
  readonly port: number;
  /** Stops listening and drops every connection; resolves when no handle is left. */
  close(): Promise<void>;
}

const host = '127.0.0.1';

/**
 * Listens on 127.0.0.1, on the port of last time when it is free, else on any free one. Rejects
 * when even that fails.
 */
export async function listenOnLoopback(
  server: Server,
  preferredPort: number | null,
): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  if (preferredPort === null || !(await tryPort(server, preferredPort))) await listen(server, 0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function tryPort(server: Server, port: number): Promise<boolean> {
  try {
    await listen(server, port);
    return true;
  } catch {
    // EADDRINUSE, or EACCES where Windows has reserved the range since (row 79).
    return false;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
