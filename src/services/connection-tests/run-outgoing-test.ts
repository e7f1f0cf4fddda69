import { type Socket } from 'node:net';
import { garbledAfterStartTls, secureSocket, watchHandshake } from './transport/secure-socket.ts';
import { testSelfMessage } from './self-message/test-self-message.ts';
import { type TestRun } from './test-run.ts';
import { type SmtpSession, openSmtpConnection } from './outgoing/open-smtp-connection.ts';
import { endOfConversation, timedOut, refused } from './outgoing/smtp-failures.ts';
import { testEnvelope } from './outgoing/test-envelope.ts';
import { testSmtpAuth } from './outgoing/test-smtp-auth.ts';
import {
  awaitReply,
  extensionsOf,
  testEhlo,
  testSmtpGreeting,
  testStartTls,
} from './outgoing/test-smtp-greeting.ts';

/** The steps of an outgoing test once TCP is connected: everything that is SMTP; without a token up to AUTH. */
export async function runOutgoingTest(
  run: TestRun,
  socket: Socket,
  accessToken: string | null,
): Promise<void> {
  const session = await openSession(run, socket);
  await testSmtpGreeting(run, session);
  const extensions = await encrypt(run, session, await testEhlo(run, session));
  if (accessToken === null) return;
  await testSmtpAuth(run, session, extensions, accessToken);
  const message = await testEnvelope(run, session);
  await testSelfMessage(run, session, message, accessToken);
}

async function openSession(run: TestRun, socket: Socket): Promise<SmtpSession> {
  if (run.plan.encryption !== 'implicit') return openSmtpConnection(run, socket, false);
  const secured = await run.step('tls', null, (evidence) => secureSocket(run, socket, evidence));
  return openSmtpConnection(run, secured, true);
}

/** Answers the extensions that are in force for AUTH: those of the encrypted session. */
async function encrypt(run: TestRun, session: SmtpSession, before: string[]): Promise<string[]> {
  switch (run.plan.encryption) {
    case 'implicit':
      run.skip('starttls', 'encrypted-from-first-byte');
      return before;
    case 'none':
      run.skip('starttls', 'no-encryption-chosen');
      run.skip('tls', 'no-encryption-chosen');
      return before;
    case 'starttls': {
      const upgrade = session.connection.nextUpgrade();
      await testStartTls(run, session, before);
      return testTls(run, session, upgrade);
    }
  }
}

/** The step `tls` after STARTTLS: the handshake, and what the server offers behind it. */
async function testTls(
  run: TestRun,
  session: SmtpSession,
  upgrade: ReturnType<SmtpSession['connection']['nextUpgrade']>,
): Promise<string[]> {
  return run.step('tls', timedOut('ehlo', session.dialogue), async (evidence) => {
    const startedAt = run.waits.elapsed();
    try {
      await watchHandshake(run, await begunUpgrade(run, session, upgrade), evidence);
    } catch (error) {
      throw garbledAfterStartTls('smtp', error);
    }
    evidence['handshakeMs'] = Math.round((run.waits.elapsed() - startedAt) * 10) / 10;
    const reply = await awaitReply(run, session, 'ehlo');
    evidence['capabilities'] = extensionsOf(reply);
    if (reply.code !== 250) throw refused('ehlo', reply);
    try {
      await run.waits.for(() => session.ready);
    } catch (error) {
      throw endOfConversation('ehlo', error);
    }
    return extensionsOf(reply);
  });
}

/** The server may go away between its 220 and the handshake, and then no socket ever comes. */
async function begunUpgrade(
  run: TestRun,
  session: SmtpSession,
  upgrade: ReturnType<SmtpSession['connection']['nextUpgrade']>,
): Promise<Awaited<typeof upgrade>> {
  try {
    return await run.waits.for(() => Promise.race([upgrade, session.dialogue.over()]));
  } catch (error) {
    throw endOfConversation('starttls', error);
  }
}
