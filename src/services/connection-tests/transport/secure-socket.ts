import { type Socket } from 'node:net';
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
  return socket;
}

/**
 * Waits for the handshake of a TLS socket that someone began (this module, or nodemailer after
 * STARTTLS). The chain is read before Node decides, so that a refused certificate is evidence too
 * (row 123: who issued it tells the inspecting firewall from a wrong host).
 */
export async function watchHandshake(
  run: TestRun,
  socket: TLSSocket,
  evidence: Evidence,
): Promise<void> {
  socket.on('error', () => undefined);
  // `secure` comes before the verdict, `secureConnect` only after a good one.
  socket.prependOnceListener('secure', () => {
    const [leaf] = describeTls(socket, evidence);
    if (leaf !== undefined && leaf.issuer !== '') issuers.set(socket, leaf.issuer);
  });
  try {
    await run.waits.for(() => endOfHandshake(socket));
  } catch (error) {
    throw withIssuer(networkFailure('tls', error, evidence), socket);
  }
  run.countHandshake(socket.getProtocol() === 'TLSv1.3' ? 1 : 2);
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
function withIssuer(failure: Error, socket: TLSSocket): Error {
  if (!(failure instanceof StepFailure) || failure.signal.kind !== 'network') return failure;
  const issuer = issuers.get(socket);
  if (issuer === undefined) return failure;
  return new StepFailure({ ...failure.signal, issuer }, failure.detail);
}

/** Read while the handshake stands: a socket that was closed for its certificate has none left. */
const issuers = new WeakMap<TLSSocket, string>();

function endOfHandshake(socket: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('secureConnect', () => resolve());
    socket.once('error', reject);
    socket.once('close', () =>
      reject(
        new StepFailure({
          kind: 'network',
          stage: 'tls',
          code: 'ECONNRESET',
          text: 'the connection was closed during the TLS handshake',
        }),
      ),
    );
  });
}
