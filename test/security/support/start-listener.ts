import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export interface Listener {
  readonly port: number;
  /** TCP connections and UDP packets that arrived. */
  readonly knocks: () => number;
  close(): Promise<void>;
}

/** Counts who knocks at one port of 127.0.0.1, by TCP or by UDP (as WebRTC does). */
export async function startListener(): Promise<Listener> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const udp = createSocket('udp4', () => {
    count += 1;
  });
  udp.bind(port, '127.0.0.1');
  await once(udp, 'listening');
  return {
    port,
    knocks: () => count,
    close: async () => {
      udp.close();
      server.close();
      await Promise.all([once(server, 'close'), once(udp, 'close')]);
    },
  };
}
