import { type Socket } from 'node:net';
import { connect as secure, type TLSSocket } from 'node:tls';
import { tlsOptionsOf } from '../transport/trusted-authorities.ts';
import { type TestRun } from '../test-run.ts';
import { DrivenImapFlow } from './driven-imap-flow.ts';
import { ImapWire } from './imap-wire.ts';
import { TappedSocket } from './tapped-socket.ts';

export interface ImapSession {
  readonly client: DrivenImapFlow;
  readonly wire: ImapWire;
  /** The socket that carries the session now. */
  readonly socket: () => TappedSocket;
  /** Called with the TLS socket as soon as its handshake has begun. */
  readonly onUpgrade: (listener: (socket: TLSSocket) => void) => void;
}

/** imapflow's own timers only back up the test's deadlines, so they lie beyond them. */
const beyondDeadlines = 10_000;
const maxResponseBytes = 2 * 1024 * 1024;
const maxLineBytes = 64 * 1024;
const maxTokens = 100_000;

/** Lets imapflow talk over our connected (and perhaps encrypted) socket; sends nothing yet. */
export function openImapConnection(run: TestRun, raw: Socket, secured: boolean): ImapSession {
  const timeoutMs = run.plan.timeoutMs + beyondDeadlines;
  const wire = new ImapWire(run.transcript);
  let current = new TappedSocket(raw, wire);
  let upgraded: ((socket: TLSSocket) => void) | null = null;
  const client = new DrivenImapFlow({
    host: run.plan.host,
    port: run.plan.port,
    secure: secured,
    auth: { user: run.plan.username },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    disableAutoEnable: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    maxLineLength: maxLineBytes,
    maxLiteralSize: maxResponseBytes,
    maxResponseSize: maxResponseBytes,
    maxResponseTokens: maxTokens,
    transport: {
      connect: (_options, onConnect) => {
        setImmediate(onConnect);
        return current;
      },
      upgrade: (_socket, _options, onSecure) => {
        const tlsSocket = secure({ ...tlsOptionsOf(run.plan), socket: current.detach() });
        tlsSocket.once('secureConnect', onSecure);
        run.onRelease(() => tlsSocket.destroy());
        current = new TappedSocket(tlsSocket, wire);
        upgraded?.(tlsSocket);
        return current;
      },
    },
  });
  client.on('error', () => undefined);
  run.onRelease(() => client.close());
  return {
    client,
    wire,
    socket: () => current,
    onUpgrade: (listener) => {
      upgraded = listener;
    },
  };
}
