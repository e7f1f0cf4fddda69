import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { Secret } from '../../secret.ts';
import { type ProxyServer } from '../proxy-server.ts';

/** A proxy on loopback. Whatever host it is asked for, it connects to 127.0.0.1 on that port. */
export interface ProxyDouble {
  readonly server: ProxyServer;
  /** `host:port` of every connection it was asked for, names as they were sent. */
  readonly asked: string[];
  /** Every credential it was shown. */
  readonly shown: string[];
  /** Connections of clients that are still open. */
  open(): number;
}

export interface ProxyBehaviour {
  /** `name:password`: a client without them is refused. */
  readonly credentials?: string;
  /** HTTP: the status line and headers instead of a connection. */
  readonly answer?: string;
  /** SOCKS: the reply code instead of a connection (RFC 1928 section 6). */
  readonly replyCode?: number;
  /** Accepts and never says a word. */
  readonly silent?: boolean;
  /** Holds its reply back until the target has spoken, then sends both in one packet. */
  readonly glued?: boolean;
}

/** Listens with `serve` for each client, until the test ends. */
async function startProxy(
  kind: ProxyServer['kind'],
  serve: (client: Socket, double: ProxyDouble) => Promise<void>,
): Promise<ProxyDouble> {
  const clients = new Set<Socket>();
  const server: Server = createServer((client) => {
    clients.add(client);
    client.on('error', () => undefined);
    client.on('close', () => clients.delete(client));
    serve(client, double).catch(() => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const client of clients) client.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const double: ProxyDouble = {
    server: { kind, host: '127.0.0.1', port, username: '', password: new Secret('') },
    asked: [],
    shown: [],
    open: () => clients.size,
  };
  return double;
}

/** An HTTP proxy that knows CONNECT alone (RFC 9110 section 9.3.6). */
export function startConnectProxy(behaviour: ProxyBehaviour = {}): Promise<ProxyDouble> {
  return startProxy('http', async (client, { asked, shown }) => {
    const head = (await readUntil(client, '\r\n\r\n')).toString('latin1');
    asked.push(/^CONNECT (\S+) HTTP\/1\.1\r\n/.exec(head)?.[1] ?? head);
    const basic = /^proxy-authorization: Basic (.*)\r$/im.exec(head)?.[1];
    const credentials = Buffer.from(basic ?? '', 'base64').toString();
    if (basic !== undefined) shown.push(credentials);
    if (behaviour.silent) return;
    if (behaviour.credentials !== undefined && behaviour.credentials !== credentials) {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n',
      );
    } else if (behaviour.answer !== undefined) client.end(behaviour.answer);
    else {
      const granted = Buffer.from('HTTP/1.1 200 Connection established\r\n\r\n');
      await join(client, portOf(asked), granted, behaviour);
    }
  });
}

/** A SOCKS 5 server (RFC 1928, RFC 1929). */
export function startSocksProxy(behaviour: ProxyBehaviour = {}): Promise<ProxyDouble> {
  return startProxy('socks', async (client, { asked, shown }) => {
    const [, count = 0] = await read(client, 2);
    const methods = [...(await read(client, count))];
    if (behaviour.silent) return;
    const method = behaviour.credentials === undefined ? 0 : 2;
    if (!methods.includes(method)) return void client.end(Buffer.from([5, 0xff]));
    client.write(Buffer.from([5, method]));
    if (method === 2) {
      const [, nameLength = 0] = await read(client, 2);
      const name = (await read(client, nameLength)).toString();
      const [passwordLength = 0] = await read(client, 1);
      const password = (await read(client, passwordLength)).toString();
      shown.push(`${name}:${password}`);
      const right = behaviour.credentials === `${name}:${password}`;
      client.write(Buffer.from([1, right ? 0 : 1]));
      if (!right) return void client.end();
    }
    const [, , , type = 0] = await read(client, 4);
    const length = type === 1 ? 4 : type === 4 ? 16 : ((await read(client, 1))[0] ?? 0);
    const address = await read(client, length);
    const port = (await read(client, 2)).readUInt16BE();
    asked.push(`${type === 3 ? address.toString() : [...address].join('.')}:${port}`);
    const reply = Buffer.from([5, behaviour.replyCode ?? 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    if (behaviour.replyCode !== undefined) client.end(reply);
    else await join(client, port, reply, behaviour);
  });
}

/** A SOCKS 4a server: the name follows behind the address 0.0.0.1. */
export function startSocks4Proxy(behaviour: ProxyBehaviour = {}): Promise<ProxyDouble> {
  return startProxy('socks4', async (client, { asked }) => {
    const port = (await read(client, 8)).readUInt16BE(2);
    await readUntil(client, '\0');
    const name = (await readUntil(client, '\0')).toString().slice(0, -1);
    asked.push(`${name}:${port}`);
    const reply = Buffer.from([0, behaviour.replyCode ?? 0x5a, 0, 0, 0, 0, 0, 0]);
    if (behaviour.replyCode !== undefined) client.end(reply);
    else await join(client, port, reply, behaviour);
  });
}

async function join(
  client: Socket,
  port: number,
  granted: Buffer,
  { glued = false }: ProxyBehaviour,
): Promise<void> {
  const target = connect(port, '127.0.0.1');
  client.on('close', () => target.destroy());
  target.on('close', () => client.destroy());
  target.on('error', () => client.destroy());
  await once(target, 'connect');
  if (glued) {
    const [first] = (await once(target, 'data')) as [Buffer];
    target.pause();
    client.write(Buffer.concat([granted, first]));
  } else {
    client.write(granted);
  }
  client.pipe(target);
  target.pipe(client);
}

async function read(client: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const bytes = client.read(length) as Buffer | null;
    if (bytes !== null) return bytes;
    await once(client, 'readable');
  }
}

async function readUntil(client: Socket, end: string): Promise<Buffer> {
  const bytes: Buffer[] = [];
  while (!Buffer.concat(bytes).toString('latin1').endsWith(end)) bytes.push(await read(client, 1));
  return Buffer.concat(bytes);
}

function portOf(asked: readonly string[]): number {
  return Number(/:(\d+)$/.exec(asked.at(-1) ?? '')?.[1]);
}
