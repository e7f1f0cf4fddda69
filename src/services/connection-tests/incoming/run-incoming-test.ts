import { type Socket } from 'node:net';
import { secureSocket } from '../transport/secure-socket.ts';
import { type TestRun } from '../test-run.ts';
import { type ImapSession, openImapConnection } from './open-imap-connection.ts';
import { type OpeningCommands } from './open-together.ts';
import { testImapAuth } from './test-imap-auth.ts';
import { testCapability, testImapGreeting, testImapStartTls } from './test-imap-opening.ts';
import { testMailbox } from './test-mailbox.ts';

/** The steps of an incoming test once TCP is connected: everything that is IMAP; without a token up to AUTH. */
export async function runIncomingTest(
  run: TestRun,
  socket: Socket,
  accessToken: string | null,
): Promise<void> {
  if (accessToken === null) await openSession(run, socket, null);
  else await testMailbox(run, await signInToMailbox(run, socket, accessToken));
}

/** The steps up to `auth`: a session that is signed in. */
export async function signInToMailbox(
  run: TestRun,
  socket: Socket,
  accessToken: string,
): Promise<ImapSession> {
  const { session, opening } = await openSession(run, socket, accessToken);
  await testImapAuth(run, session, opening, accessToken);
  return session;
}

async function openSession(
  run: TestRun,
  socket: Socket,
  accessToken: string | null,
): Promise<{ readonly session: ImapSession; readonly opening: OpeningCommands }> {
  const session = openImapConnection(run, ...(await secureFirst(run, socket)));
  await testImapGreeting(run, session);
  if (run.plan.encryption === 'starttls') await testImapStartTls(run, session);
  if (run.plan.encryption === 'none') run.skip('tls', 'no-encryption-chosen');
  return { session, opening: await testCapability(run, session, accessToken) };
}

async function secureFirst(run: TestRun, socket: Socket): Promise<[Socket, boolean]> {
  if (run.plan.encryption !== 'implicit') return [socket, false];
  return [await run.step('tls', null, (evidence) => secureSocket(run, socket, evidence)), true];
}
