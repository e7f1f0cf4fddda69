import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Stands where Odoo's redirect host would be and counts connections. There should be none. */
export async function startCountingServer(): Promise<{
  readonly port: number;
  readonly connections: () => number;
  close(): Promise<void>;
}> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
