import { TLSSocket } from 'node:tls';
import { refuseForeignHost } from '../check-token-host.ts';
import { isLoopback } from '../transport/check-addresses.ts';
import { StepFailure } from '../step-failure.ts';
import { type TestRun } from '../test-run.ts';
import { brokenImapRule, imapFailure, imapTimedOut, throwIfBroken } from './imap-failures.ts';
import { type ImapSession } from './open-imap-connection.ts';
import { type OpeningCommands } from './open-together.ts';

/**
 * The step `auth`: one AUTHENTICATE XOAUTH2, as Odoo sends it, also where OAUTHBEARER is offered.
 * Its OK proves the token, not the mailbox (rule 1 of failures.md): `list` and `inbox` follow.
 */
export async function testImapAuth(
  run: TestRun,
  session: ImapSession,
  { authenticated }: OpeningCommands,
  accessToken: string,
): Promise<void> {
  await run.step('auth', imapTimedOut('auth', session.wire), async (evidence) => {
    const { client, wire } = session;
    evidence['mechanism'] = 'XOAUTH2';
    evidence['username'] = run.plan.username;
    if (!client.capabilities.has('AUTH=XOAUTH2')) {
      throw brokenImapRule(
        'auth',
        'xoauth2-not-offered',
        [...client.capabilities.keys()].join(' '),
      );
    }
    const { raw } = session.socket();
    const inClear = !(raw instanceof TLSSocket);
    // Whatever the steps before have made of it: what was to be encrypted, is (rule of row 133).
    if (inClear && (run.plan.encryption !== 'none' || !isLoopback(raw))) {
      throw brokenImapRule('auth', 'token-in-clear', 'the connection is not encrypted');
    }
    refuseForeignHost(accessToken, run.plan);
    // imapflow would prefer OAUTHBEARER (RFC 7628), which is not what Odoo will use.
    client.capabilities.delete('AUTH=OAUTHBEARER');
    const authenticate = (): Promise<unknown> =>
      client.inner().run('AUTHENTICATE', run.plan.username, { accessToken });
    try {
      await run.waits.for(
        () => authenticated?.catch(orAskAgain(session, authenticate)) ?? authenticate(),
      );
    } catch (error) {
      const failure = imapFailure('auth', wire, client.tag(), error);
      const challenge = challengeOf(error);
      if (challenge === null || !(failure instanceof StepFailure)) throw failure;
      evidence['challenge'] = challenge;
      const { signal } = failure;
      throw new StepFailure({ ...signal, text: `${signal.text}\n${challenge}` }, failure.detail);
    }
    evidence['reply'] = wire.answerTo(client.tag());
    throwIfBroken('auth', wire);
  });
}

/**
 * A server that does not offer SASL-IR after all calls the token on the command line BAD, without
 * having looked at it: it gets the token when it asks for it.
 */
function orAskAgain(
  { client, wire }: ImapSession,
  authenticate: () => Promise<unknown>,
): (error: unknown) => Promise<unknown> {
  const tag = client.tag();
  return (error) => {
    const misread = !client.capabilities.has('SASL-IR') && / BAD\b/i.test(wire.answerTo(tag));
    if (!misread) throw error;
    return authenticate();
  };
}

/** The JSON of an error challenge (row 147), which imapflow decodes. */
function challengeOf(error: unknown): string | null {
  const challenge: unknown =
    error !== null && typeof error === 'object' ? Reflect.get(error, 'oauthError') : undefined;
  return challenge === undefined || challenge === false ? null : JSON.stringify(challenge);
}
