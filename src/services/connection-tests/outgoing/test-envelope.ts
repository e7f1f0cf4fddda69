import { type StepId } from '../../../contract/findings.ts';
import { type TestRun } from '../test-run.ts';
import { ObservedMessage } from './observed-message.ts';
import { type SmtpSession } from './open-smtp-connection.ts';
import { refused, timedOut } from './smtp-failures.ts';
import { awaitReply } from './test-smtp-greeting.ts';

const commands = [
  { id: 'mail-from', accepts: [250] },
  { id: 'rcpt-to', accepts: [250, 251] },
  { id: 'data', accepts: [354] },
] as const satisfies readonly { id: StepId; accepts: readonly number[] }[];

/**
 * The steps `mail-from`, `rcpt-to` and `data`: one round trip where the server offers PIPELINING
 * (RFC 2920), three where it does not. The first refusal is the one reported: what a server says to
 * the commands behind it (usually 503) is only its consequence. Stops after 354: nothing is sent,
 * unless someone delivers the message that it answers.
 */
export async function testEnvelope(run: TestRun, session: SmtpSession): Promise<ObservedMessage> {
  const { from, to } = run.plan;
  const message = new ObservedMessage();
  session.connection.send({ from, to: [to] }, message, () => undefined);
  for (const { id, accepts } of commands) {
    await run.step(id, timedOut(id, session.dialogue), async (evidence) => {
      if (id === 'mail-from') evidence['address'] = from;
      if (id === 'rcpt-to') evidence['address'] = to;
      const reply = await awaitReply(run, session, id);
      evidence['reply'] = reply.raw;
      if (!accepts.some((code) => code === reply.code)) throw refused(id, reply);
    });
  }
  return message;
}
