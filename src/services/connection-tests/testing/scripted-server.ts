import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import {
  createSecureContext,
  createServer as createTlsServer,
  type SecureContextOptions,
  TLSSocket,
} from 'node:tls';

interface Credentials {
  readonly cert: string;
  readonly key: string;
  readonly maxVersion?: 'TLSv1.1' | 'TLSv1.2';
}

/** One client of a scripted server. */
export interface Peer {
  say(text: string | Buffer): void;
  /** Says the same again and again, as fast as it is taken, until the client has gone. */
  pour(text: string | Buffer): void;
  /** Called once when the client has gone. */
  onGone(task: () => void): void;
  /** Ends the connection politely. */
  end(): void;
  /** Cuts it. */
  destroy(): void;
  /** Cuts it with a RST. */
  reset(): void;
  /** Becomes TLS, as after STARTTLS. */
  secure(credentials: Credentials): void;
}

export interface ServerScript {
  readonly implicitTls?: Credentials;
  readonly onConnect?: (peer: Peer) => void;
  readonly onLine?: (peer: Peer, line: string) => void;
}

export interface ScriptedServer {
  readonly port: number;
  readonly lines: readonly string[];
  connections(): number;
  /** Sockets that are still open. */
  open(): number;
  /** Resolves when the last client has gone. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server on loopback that does exactly what its script says, and nothing else. */
export async function startScriptedServer(
  script: ServerScript,
  address = '127.0.0.1',
  port = 0,
): Promise<ScriptedServer> {
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const raws = new Map<number | undefined, Socket>();
  const { implicitTls } = script;
  const server = implicitTls === undefined ? createServer() : createTlsServer(tlsOf(implicitTls));
  server.on('connection', (raw: Socket) => {
    connections += 1;
    raws.set(raw.remotePort, raw);
  });
  server.on(implicitTls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      server.emit('gone');
    });
    serve(socket, raws.get(socket.remotePort) ?? socket, script, lines);
  });
  server.listen(port, address);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    lines,
    connections: () => connections,
    open: () => sockets.size,
    idle: async () => {
      while (sockets.size > 0) await once(server, 'gone');
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** OpenSSL 3 speaks the old versions at security level 0 only. */
function tlsOf(credentials: Credentials): SecureContextOptions {
  const old = credentials.maxVersion === 'TLSv1.1';
  return { ...credentials, ...(old ? { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } : {}) };
}

function serve(socket: Socket, raw: Socket, script: ServerScript, lines: string[]): void {
  let current: Socket = socket;
  const peer: Peer = {
    say: (text) => {
      if (current.writable) current.write(text);
    },
    pour: (text) => {
      const more = (): void => {
        while (current.writable && current.write(text));
      };
      current.on('drain', more);
      more();
    },
    onGone: (task) => void socket.once('close', task),
    end: () => void current.end(),
    destroy: () => void socket.destroy(),
    reset: () => void raw.resetAndDestroy(),
    secure: (credentials) => {
      socket.removeAllListeners('data');
      const secureContext = createSecureContext(tlsOf(credentials));
      current = new TLSSocket(socket, { isServer: true, secureContext });
      listen(current);
    },
  };
  const listen = (source: Socket): void => {
    let buffered = '';
    source.on('error', () => undefined);
    source.on('data', (chunk: Buffer) => {
      const parts = (buffered + chunk.toString('latin1')).split('\r\n');
      buffered = parts.pop() ?? '';
      for (const line of parts) {
        lines.push(line);
        script.onLine?.(peer, line);
      }
    });
  };
  listen(socket);
  script.onConnect?.(peer);
}
