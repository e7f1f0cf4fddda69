import { type TLSSocket } from 'node:tls';
import { garbledAfterStartTls, watchHandshake } from '../transport/secure-socket.ts';
import { type TestRun } from '../test-run.ts';
import { brokenImapRule, imapFailure, imapTimedOut, throwIfBroken } from './imap-failures.ts';
import { type ImapSession } from './open-imap-connection.ts';
import { type OpeningCommands, sendOpening } from './open-together.ts';

/** The step `greeting`: `* OK …` (row 173). */
export async function testImapGreeting(run: TestRun, session: ImapSession): Promise<void> {
  await run.step('greeting', imapTimedOut('greeting', session.wire), async (evidence) => {
    try {
      await run.waits.for(() => session.client.connect());
    } catch (error) {
      throw imapFailure('greeting', session.wire, '', error);
    }
    evidence['reply'] = session.wire.greeting;
    throwIfBroken('greeting', session.wire);
    // Taken at its word, nothing would be authenticated and nothing encrypted (RFC 9051 section
    // 11.1): an attacker's way around both.
    if (/^\* PREAUTH\b/i.test(session.wire.greeting)) {
      throw brokenImapRule('greeting', 'preauth', session.wire.greeting);
    }
  });
}

/** The step `tls` of a connection that begins in clear: STARTTLS, then the handshake. */
export async function testImapStartTls(run: TestRun, session: ImapSession): Promise<void> {
  await run.step('tls', imapTimedOut('starttls', session.wire), async (evidence) => {
    evidence['capabilitiesBefore'] = await offeredInClear(run, session);
    let handshake: Promise<void> | null = null;
    session.onUpgrade((socket: TLSSocket) => {
      handshake = watchHandshake(run, socket, evidence);
      handshake.catch(() => undefined);
    });
    const { client, wire } = session;
    try {
      const upgraded = await run.waits.for(() => client.upgradeToSTARTTLS());
      // imapflow answers a refused STARTTLS with `false` and would go on in clear.
      if (!upgraded) throw new Error('STARTTLS was refused');
    } catch (error) {
      // The handshake's own verdict says more than "upgrade failed".
      await verdictOf(handshake);
      throw imapFailure('starttls', wire, client.tag(), error);
    }
    await verdictOf(handshake);
    throwIfBroken('starttls', wire);
  });
}

async function verdictOf(handshake: Promise<void> | null): Promise<void> {
  try {
    await handshake;
  } catch (error) {
    throw garbledAfterStartTls('imap', error);
  }
}

/** What the server offers before TLS. Without STARTTLS among it the test stops (row 133). */
async function offeredInClear(run: TestRun, { client, wire }: ImapSession): Promise<string[]> {
  let offered;
  try {
    offered = await run.waits.for(() => client.inner().run('CAPABILITY'));
  } catch (error) {
    throw imapFailure('starttls', wire, client.tag(), error);
  }
  if (offered === false || offered.size === 0) {
    throw imapFailure('starttls', wire, client.tag(), new Error('no capabilities'));
  }
  const names = [...offered.keys()];
  throwIfBroken('starttls', wire);
  if (!names.includes('STARTTLS')) {
    throw brokenImapRule('tls', 'starttls-not-offered', names.join('\n'));
  }
  return names;
}

/**
 * The step `capability`: XOAUTH2 must be offered (row 174). Free when the greeting told them. An
 * AUTHENTICATE that was sent with it goes on in the step `auth`.
 */
export async function testCapability(
  run: TestRun,
  session: ImapSession,
  accessToken: string | null,
): Promise<OpeningCommands> {
  return run.step('capability', imapTimedOut('capability', session.wire), async (evidence) => {
    const { wire } = session;
    const opening = sendOpening(run, session, accessToken);
    let known;
    try {
      known = await run.waits.for(() => opening.capabilities);
    } catch (error) {
      throw imapFailure('capability', wire, opening.capabilityTag, error);
    }
    if (known === false || known.size === 0) {
      throw imapFailure('capability', wire, opening.capabilityTag, new Error('no capabilities'));
    }
    evidence['capabilities'] = [...known.keys()];
    throwIfBroken('capability', wire);
    return opening;
  });
}
