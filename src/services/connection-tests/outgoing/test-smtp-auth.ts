import { TLSSocket } from 'node:tls';
import { decodeChallenge, buildXoauth2 } from '../../masking/build-xoauth2.ts';
import { refuseForeignHost } from '../check-token-host.ts';
import { isLoopback } from '../transport/check-addresses.ts';
import { StepFailure } from '../step-failure.ts';
import { type Evidence, type TestRun } from '../test-run.ts';
import { type SmtpSession } from './open-smtp-connection.ts';
import { brokenRule, refused, timedOut } from './smtp-failures.ts';
import { awaitReply } from './test-smtp-greeting.ts';

/** Asked for XOAUTH2 without its own token generator, nodemailer falls back to LOGIN or PLAIN. */
const ownMethod = 'XOAUTH2-ONCE';

/**
 * The step `auth`: one AUTH XOAUTH2 with the initial response, never a second one. nodemailer's own
 * XOAUTH2 repeats it after a challenge, which counts as two failed logins (rule 8 of failures.md).
 */
export async function testSmtpAuth(
  run: TestRun,
  session: SmtpSession,
  extensions: readonly string[],
  accessToken: string,
): Promise<void> {
  await run.step('auth', timedOut('auth', session.dialogue), async (evidence) => {
    evidence['mechanism'] = 'XOAUTH2';
    evidence['username'] = run.plan.username;
    if (!offersXoauth2(extensions)) {
      throw brokenRule('auth', 'xoauth2-not-offered', extensions.join('\n'));
    }
    const socket = session.connection.currentSocket();
    const inClear = !(socket instanceof TLSSocket);
    // Whatever the steps before have made of it: what was to be encrypted, is (rule of row 133).
    if (inClear && (run.plan.encryption !== 'none' || !isLoopback(socket))) {
      throw brokenRule('auth', 'token-in-clear', 'the connection is not encrypted');
    }
    refuseForeignHost(accessToken, run.plan);
    await authenticate(run, session, evidence, accessToken);
  });
}

async function authenticate(
  run: TestRun,
  session: SmtpSession,
  evidence: Evidence,
  accessToken: string,
): Promise<void> {
  const { connection } = session;
  const initial = buildXoauth2(run.plan.username, accessToken);
  // nodemailer takes the mechanism from here and never sees the token; the replies are read from
  // the dialogue, so that their waits are bounded like all others.
  connection.customAuth.set(ownMethod, async (context) => {
    const first = await context.sendCommand(`AUTH XOAUTH2 ${initial}`);
    // An empty line asks for the refusal behind the challenge (row 147).
    const last = first.status === 334 ? await context.sendCommand('') : first;
    if (last.status !== 235) throw new Error('refused');
  });
  const done = new Promise<void>((resolve) => {
    connection.login({ user: run.plan.username, method: ownMethod }, () => resolve());
  });
  let reply = await awaitReply(run, session, 'auth');
  if (reply.code === 334) {
    const challenge = decodeChallenge(reply.text);
    evidence['challenge'] = challenge ?? reply.text;
    reply = await awaitReply(run, session, 'auth');
    if (challenge !== null) reply = { ...reply, raw: `${reply.raw}\n${challenge}` };
  }
  evidence['reply'] = reply.raw;
  if (reply.code !== 235) {
    const failure = refused('auth', reply);
    throw new StepFailure(failure.signal, evidence);
  }
  // nodemailer must have come as far as we have before the envelope follows.
  await run.waits.for(() => done);
}

function offersXoauth2(extensions: readonly string[]): boolean {
  return extensions.some((line) => /^AUTH[ =](.*\s)?XOAUTH2\b/i.test(line));
}
