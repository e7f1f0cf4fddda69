import { type SmtpReply } from '../../diagnosis/smtp-reply.ts';
import { type StepFailure } from '../step-failure.ts';
import { type TestRun } from '../test-run.ts';
import { type SmtpSession } from './open-smtp-connection.ts';
import { brokenRule, endOfConversation, refused, timedOut } from './smtp-failures.ts';

type ReplyStep = Parameters<typeof refused>[0];

/** Waits for the next reply of the server on behalf of one step. */
export async function awaitReply(
  run: TestRun,
  session: SmtpSession,
  step: ReplyStep,
): Promise<SmtpReply> {
  try {
    return await run.waits.for(() => session.dialogue.nextReply());
  } catch (error) {
    throw endOfConversation(step, error);
  }
}

/** The step `greeting`: 220 and its text (rows 130 to 132). */
export async function testSmtpGreeting(run: TestRun, session: SmtpSession): Promise<void> {
  await run.step('greeting', timedOut('greeting', session.dialogue), async (evidence) => {
    const reply = await awaitReply(run, session, 'greeting');
    evidence['reply'] = reply.raw;
    if (reply.code === null) throw brokenRule('greeting', 'unexpected-greeting', reply.raw);
    if (reply.code !== 220) throw refused('greeting', reply);
  });
}

/** The step `ehlo`; answers the extensions offered (before TLS, when STARTTLS follows). */
export async function testEhlo(run: TestRun, session: SmtpSession): Promise<string[]> {
  return run.step('ehlo', timedOut('ehlo', session.dialogue), async (evidence) => {
    const reply = await awaitReply(run, session, 'ehlo');
    evidence['capabilities'] = extensionsOf(reply);
    if (reply.code !== 250) throw refused('ehlo', reply);
    return extensionsOf(reply);
  });
}

/** The step `starttls`: offered and accepted. Without it the test stops (row 133). */
export async function testStartTls(
  run: TestRun,
  session: SmtpSession,
  extensions: readonly string[],
): Promise<void> {
  await run.step('starttls', timedOut('starttls', session.dialogue), async (evidence) => {
    if (!extensions.some((line) => /^STARTTLS\b/i.test(line))) throw notOffered(extensions);
    const reply = await awaitReply(run, session, 'starttls');
    evidence['reply'] = reply.raw;
    if (reply.code !== 220) throw refused('starttls', reply);
  });
}

function notOffered(extensions: readonly string[]): StepFailure {
  return brokenRule('starttls', 'starttls-not-offered', extensions.join('\n'));
}

/** The lines of an EHLO reply after the first, which is the server's name. */
export function extensionsOf(reply: SmtpReply): string[] {
  return reply.text.split('\n').slice(1);
}
