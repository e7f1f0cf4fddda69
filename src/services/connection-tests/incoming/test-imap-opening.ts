import { watchHandshake } from '../network/secure-socket.ts';
import { DeadlinePassed, type StepFailure } from '../step-failure.ts';
import { networkFailure } from '../network/network-failure.ts';
import { type TestRun } from '../test-run.ts';
import { brokenImapRule, imapFailure, imapTimedOut } from './imap-failures.ts';
import { type ImapSession } from './open-imap-connection.ts';

/** The step `greeting`: `* OK …` (row 173). */
export async function testImapGreeting(run: TestRun, session: ImapSession): Promise<void> {
  await run.step('greeting', imapTimedOut('greeting'), async (evidence) => {
    try {
      await run.waits.for(() => session.client.connect());
    } catch (error) {
      const { greeting } = session.wire;
      if (greeting !== '' && !greeting.startsWith('* ')) {
        throw brokenImapRule('greeting', 'unexpected-greeting', greeting);
      }
      throw imapFailure('greeting', session.wire, '', error);
    }
    evidence['reply'] = session.wire.greeting;
  });
}

/** The step `tls` of a connection that begins in clear: STARTTLS, then the handshake. */
export async function testImapStartTls(run: TestRun, session: ImapSession): Promise<void> {
  const late = (): StepFailure => networkFailure('tls', new DeadlinePassed(0)) as StepFailure;
  await run.step('tls', late, async (evidence) => {
    const { client, wire } = session;
    const offered = await run.waits.for(() => client.inner().run('CAPABILITY'));
    const names = offered === false ? [] : [...offered.keys()];
    evidence['capabilitiesBefore'] = names;
    if (!names.includes('STARTTLS')) {
      throw brokenImapRule('tls', 'starttls-not-offered', names.join(' '));
    }
    const shown: Promise<void>[] = [];
    session.onUpgrade((socket) => {
      const handshake = watchHandshake(run, socket, evidence);
      handshake.catch(() => undefined);
      shown.push(handshake);
    });
    try {
      await run.waits.for(() => client.upgradeToSTARTTLS());
    } catch (error) {
      // The handshake's own verdict says more than "upgrade failed".
      await Promise.all(shown);
      throw imapFailure('capability', wire, client.tag(), error);
    }
  });
}

/** The step `capability`: XOAUTH2 must be offered (row 174). Free when the greeting told them. */
export async function testCapability(run: TestRun, session: ImapSession): Promise<void> {
  await run.step('capability', imapTimedOut('capability'), async (evidence) => {
    const { client, wire } = session;
    let known;
    try {
      known = await run.waits.for(() => client.inner().run('CAPABILITY'));
    } catch (error) {
      throw imapFailure('capability', wire, client.tag(), error);
    }
    if (known === false || known.size === 0) {
      throw imapFailure('capability', wire, client.tag(), new Error('no capabilities'));
    }
    evidence['capabilities'] = [...known.keys()];
  });
}
