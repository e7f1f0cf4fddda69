import { type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import { StepFailure } from '../step-failure.ts';
import { type Evidence, type TestRun } from '../test-run.ts';
import { describeTls } from './describe-certificates.ts';
import { networkFailure } from './network-failure.ts';
import { tlsOptionsOf } from './trusted-authorities.ts';

/** Makes the TLS handshake over a connected socket and verifies the certificate. */
export async function secureSocket(
  run: TestRun,
  plain: Socket,
  evidence: Evidence,
): Promise<TLSSocket> {
  const socket = connect({ ...tlsOptionsOf(run.plan), socket: plain });
  run.onRelease(() => socket.destroy());
  await watchHandshake(run, socket, evidence);
  if (socket.destroyed) throw closedInHandshake();
  return socket;
}

/**
 * Waits for the handshake of a TLS socket that was begun here, or by nodemailer or imapflow after
 * STARTTLS. Whether the certificate is accepted is Node's decision, made before the first command
 * over TLS; its chain is only evidence, and read while that command is on its way.
 */
export async function watchHandshake(
  run: TestRun,
  socket: TLSSocket,
  evidence: Evidence,
): Promise<void> {
  socket.on('error', () => undefined);
  const chain = new ReceivedChain(socket, evidence);
  try {
    await run.waits.for(async (signal) => {
      await endOfHandshake(socket);
      // The next turn of the event loop: the end of the handshake has left, with the command behind it.
      await setImmediate(undefined, { signal });
    });
  } catch (error) {
    throw withIssuer(networkFailure('tls', error, evidence), chain.issuer());
  }
  run.countHandshake(socket.getProtocol() === 'TLSv1.3' ? 1 : 2);
  chain.read();
}

/**
 * The certificates of one handshake, read into the evidence once. A socket that Node closes for its
 * certificate has none afterwards, and a refused one is evidence too (row 123: who issued it tells
 * the inspecting firewall from a wrong host): it is read just before the socket is destroyed.
 */
class ReceivedChain {
  private leafIssuer: string | null = null;

  constructor(
    private readonly socket: TLSSocket,
    private readonly evidence: Evidence,
  ) {
    // `secure` comes before the verdict, `secureConnect` only after a good one.
    socket.prependOnceListener('secure', () => {
      const destroy = socket._destroy.bind(socket);
      socket._destroy = (error, callback) => {
        this.read();
        destroy(error, callback);
      };
    });
  }

  read(): void {
    this.leafIssuer ??= describeTls(this.socket, this.evidence)[0]?.issuer ?? '';
  }

  /** Of the server's own certificate; empty where it was not read. */
  issuer(): string {
    return this.leafIssuer ?? '';
  }
}

/**
 * After an accepted STARTTLS the port is the right one: bytes that are no TLS mean that the server,
 * or someone on the way, speaks in clear where the handshake belongs.
 */
export function garbledAfterStartTls(protocol: 'smtp' | 'imap', error: unknown): unknown {
  if (!(error instanceof StepFailure) || error.signal.kind !== 'network') return error;
  if (!notTls.has(error.signal.code)) return error;
  const { text } = error.signal;
  return new StepFailure(
    { kind: 'conversation', protocol, step: 'tls', problem: 'starttls-garbled', text },
    error.detail,
  );
}

const notTls = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  // BoringSSL's name of it.
  'ERR_SSL_ENCRYPTED_LENGTH_TOO_LONG',
  'ERR_SSL_UNEXPECTED_MESSAGE',
  'ERR_SSL_DECODE_ERROR',
  'EPROTO',
]);

/** Whose certificate was refused, for the finding: an inspecting firewall signs with its own. */
function withIssuer(failure: Error, issuer: string): Error {
  if (!(failure instanceof StepFailure) || failure.signal.kind !== 'network') return failure;
  if (issuer === '') return failure;
  return new StepFailure({ ...failure.signal, issuer }, failure.detail);
}

function endOfHandshake(socket: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('secureConnect', () => resolve());
    socket.once('error', reject);
    socket.once('close', () => reject(closedInHandshake()));
  });
}

function closedInHandshake(): StepFailure {
  return new StepFailure({
    kind: 'network',
    stage: 'tls',
    code: 'ECONNRESET',
    text: 'the connection was closed during the TLS handshake',
  });
}
