import { parseSmtpReply, smtpSignal } from '../../diagnosis/smtp-reply.ts';
import { type Signal } from '../../diagnosis/signal.ts';
import { type ObservedMessage } from '../outgoing/observed-message.ts';
import { type SmtpSession } from '../outgoing/open-smtp-connection.ts';
import { refused, timedOut } from '../outgoing/smtp-failures.ts';
import { awaitReply } from '../outgoing/test-smtp-greeting.ts';
import { StepFailure, DeadlinePassed, TestCancelled } from '../step-failure.ts';
import { type Evidence, type TestRun } from '../test-run.ts';
import { composeSelfMessage, type SelfMessage } from './compose-self-message.ts';
import { MailboxWatch, type Sighting } from './mailbox-watch.ts';
import { openOwnMailbox } from './open-own-mailbox.ts';
import { imapSignal } from '../../diagnosis/imap-response.ts';
import { brokenImapRule } from '../incoming/imap-failures.ts';
import { textOf } from '../transport/network-failure.ts';

/**
 * The step `send`, only if asked: gives the server, which waits in DATA, a message to the mailbox
 * itself, finds it there, measures how long that took, and removes it. The mailbox is opened first,
 * so that nothing is sent that could not be found and removed. SendAs is decided only now (row 152),
 * and a message may be accepted and come back as a bounce (row 171).
 */
export async function testSelfMessage(
  run: TestRun,
  session: SmtpSession,
  message: ObservedMessage,
  accessToken: string,
): Promise<void> {
  const { selfMessage } = run.plan;
  if (selfMessage === undefined) return;
  const { incoming } = selfMessage;
  if (incoming === null) {
    run.warn(delivery('no-incoming-server', ''), 'send');
    run.skip('send', 'no-incoming-server');
    return;
  }
  await run.step('send', timedOut('data'), async (evidence) => {
    const client = await openOwnMailbox(run, incoming, accessToken);
    const watch = await ask(run, () => MailboxWatch.begin(client));
    const own = await send(run, session, message, evidence);
    const sighting = await awaitArrival(run, watch, own, evidence);
    if (sighting?.kind === 'bounced') throw bounced(sighting.reply);
    if (sighting === null) throw new StepFailure(delivery('not-arrived', own.messageId));
    evidence['folder'] = sighting.folder.path;
    if (sighting.folder.use === 'junk') {
      run.warn(delivery('arrived-as-junk', sighting.folder.path), 'send');
    }
    const removed = await ask(run, () => watch.remove(own));
    evidence['removed'] = removed;
    if (!removed) run.warn(delivery('not-removed', own.subject), 'send');
  });
}

async function send(
  run: TestRun,
  session: SmtpSession,
  message: ObservedMessage,
  evidence: Evidence,
): Promise<SelfMessage> {
  const { plan, options } = run;
  const now = new Date(options.clock.now());
  const own = await composeSelfMessage(plan.from, plan.context.language, now);
  evidence['messageId'] = own.messageId;
  evidence['subject'] = own.subject;
  run.transcript.add('client', `(${own.subject})`);
  // The end of the message is one more thing that is owed a reply.
  session.dialogue.guard.sent('.');
  message.deliver(own.source);
  const reply = await awaitReply(run, session, 'data');
  evidence['reply'] = reply.raw;
  if (reply.code !== 250) throw refused('data', reply);
  return own;
}

async function awaitArrival(
  run: TestRun,
  watch: MailboxWatch,
  own: SelfMessage,
  evidence: Evidence,
): Promise<Sighting | null> {
  const { arrivalLimitMs, lookEveryMs } = run.plan.selfMessage ?? {
    arrivalLimitMs: 0,
    lookEveryMs: 0,
  };
  const sentAt = run.waits.elapsed();
  for (;;) {
    const sighting = await ask(run, () => watch.look(own));
    const waitedMs = run.waits.elapsed() - sentAt;
    if (sighting !== null || waitedMs + lookEveryMs > arrivalLimitMs) {
      const name = sighting?.kind === 'arrived' ? 'deliveryMs' : 'waitedMs';
      evidence[name] = Math.round(waitedMs);
      return sighting;
    }
    await pause(run, lookEveryMs);
  }
}

/** A question to the incoming server, with the timeoutMs of a step. */
async function ask<Value>(run: TestRun, question: () => Promise<Value>): Promise<Value> {
  try {
    return await run.waits.for(question);
  } catch (error) {
    throw imapFailureOf(error);
  }
}

async function pause(run: TestRun, ms: number): Promise<void> {
  await run.waits.for(
    (signal) =>
      new Promise<void>((resolve) => {
        const stop = run.options.clock.after(ms, resolve);
        signal.addEventListener('abort', stop, { once: true });
      }),
    2 * ms + 1_000,
  );
}

function bounced(reply: string): StepFailure {
  const signal = smtpSignal('bounce', parseSmtpReply(reply));
  const [, enhancedCode] = /^(?:\d{3}[ -])?([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply) ?? [];
  return new StepFailure({ ...signal, enhancedCode: enhancedCode ?? null }, { bounce: reply });
}

function delivery(problem: Extract<Signal, { kind: 'delivery' }>['problem'], text: string): Signal {
  return { kind: 'delivery', problem, text };
}

/** What went wrong while the message was looked for: the server's own words, if it had any. */
function imapFailureOf(error: unknown): Error {
  if (error instanceof StepFailure || error instanceof TestCancelled) return error;
  if (error instanceof DeadlinePassed) {
    return brokenImapRule('inbox', 'timed-out', 'no answer before the deadline');
  }
  const status = wordOf(error, 'responseStatus');
  const text = wordOf(error, 'responseText');
  if (status === '') return brokenImapRule('inbox', 'closed', textOf(error));
  return new StepFailure(imapSignal('inbox', `* ${status} ${text}`), {
    reply: `${status} ${text}`,
  });
}

function wordOf(error: unknown, name: string): string {
  const value: unknown =
    error !== null && typeof error === 'object' ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : '';
}
