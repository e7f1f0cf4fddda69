import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface ConnectProxy {
  readonly port: number;
  /** `host:port` of every CONNECT that showed the credentials. */
  readonly granted: string[];
  close(): Promise<void>;
}

/**
 * A real HTTP proxy on loopback that knows CONNECT alone (RFC 9110 section 9.3.6) and asks for
 * credentials. Whatever host is named, it leads to `targetPort` here: nothing leaves the machine.
 */
export async function startConnectProxy(
  credentials: string,
  targetPort: number,
): Promise<ConnectProxy> {
  const wanted = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const granted: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const serve = (client: Socket, head: string): void => {
    const [, host] = /^CONNECT (\S+) HTTP\/1\.1\r\n/.exec(head) ?? [];
    const shown = /^proxy-authorization: (.*)\r$/im.exec(head)?.[1];
    if (host === undefined || shown !== wanted) {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      );
      return;
    }
    granted.push(host);
    const target = connect(targetPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(target);
      target.pipe(client);
    });
    keep(target);
    client.on('close', () => target.destroy());
    target.on('close', () => client.destroy());
  };
  const server = createServer((client) => {
    keep(client);
    let head = '';
    const hear = (chunk: Buffer): void => {
      head += chunk.toString('latin1');
      if (!head.endsWith('\r\n\r\n')) return;
      client.off('data', hear);
      serve(client, head);
    };
    client.on('data', hear);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    granted,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}
