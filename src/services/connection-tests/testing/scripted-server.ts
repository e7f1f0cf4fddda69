import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** One client of a scripted server. */
export interface Peer {
  say(text: string): void;
  /** Ends the connection politely. */
  end(): void;
  /** Cuts it. */
  destroy(): void;
  /** Becomes TLS, as after STARTTLS. */
  secure(credentials: { cert: string; key: string; maxVersion?: 'TLSv1.2' }): void;
}

export interface ServerScript {
  readonly implicitTls?: { cert: string; key: string; maxVersion?: 'TLSv1.2' };
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

/** Starts a server on 127.0.0.1 that does exactly what its script says, and nothing else. */
export async function startScriptedServer(script: ServerScript): Promise<ScriptedServer> {
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      server.emit('gone');
    });
    serve(socket, script, lines);
  });
  server.listen(0, '127.0.0.1');
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

function serve(socket: Socket, script: ServerScript, lines: string[]): void {
  let current: Socket = socket;
  const peer: Peer = {
    say: (text) => {
      if (current.writable) current.write(text);
    },
    end: () => void current.end(),
    destroy: () => void socket.destroy(),
    secure: (credentials) => {
      socket.removeAllListeners('data');
      current = new TLSSocket(socket, { isServer: true, ...credentials });
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
  if (script.implicitTls === undefined) listen(socket);
  else peer.secure(script.implicitTls);
  script.onConnect?.(peer);
}
