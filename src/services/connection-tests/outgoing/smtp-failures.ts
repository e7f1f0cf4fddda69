import { type Signal } from '../../diagnosis/signal.ts';
import { type SmtpReply, smtpSignal } from '../../diagnosis/smtp-reply.ts';
import { ProtocolViolation, type ConversationProblem } from '../protocol-violation.ts';
import { codeOf, textOf } from '../transport/network-failure.ts';
import { DeadlinePassed, StepFailure, TestCancelled } from '../step-failure.ts';

type SmtpStep = Extract<Signal, { kind: 'smtp' }>['step'];

/** The server refused a command. */
export function refused(step: SmtpStep, reply: SmtpReply): StepFailure {
  if (reply.code === null) {
    return brokenRule(step, 'garbage', reply.raw);
  }
  return new StepFailure(smtpSignal(step, reply), { reply: reply.raw });
}

/** The conversation broke a rule or a deadline, with or without words to quote. */
export function brokenRule(
  step: SmtpStep,
  problem: ConversationProblem,
  text: string,
): StepFailure {
  return new StepFailure({ kind: 'conversation', protocol: 'smtp', step, problem, text });
}

/** What a passed deadline means: silence, or (row 130 apart) a reply that comes in drips. */
export function timedOut(
  step: SmtpStep,
  dialogue: { unfinished(): string } | null = null,
): () => StepFailure {
  return () => {
    const begun = dialogue?.unfinished() ?? '';
    return begun === ''
      ? brokenRule(step, 'timed-out', 'no reply before the deadline')
      : brokenRule(step, 'unfinished', begun);
  };
}

/** What the end of the connection means while `step` waits for a reply. */
export function endOfConversation(step: SmtpStep, error: unknown): Error {
  if (
    error instanceof StepFailure ||
    error instanceof TestCancelled ||
    error instanceof DeadlinePassed
  ) {
    return error;
  }
  if (error instanceof ProtocolViolation) return brokenRule(step, error.problem, error.words);
  const tooLong = textOf(error).includes('maximum allowed size');
  if (tooLong) return brokenRule(step, 'too-much', textOf(error));
  if (codeOf(error) === 'ETIMEDOUT') return brokenRule(step, 'timed-out', textOf(error));
  const reset = ['ECONNRESET', 'EPIPE'].includes(codeOf(error));
  return brokenRule(step, reset ? 'reset' : 'closed', textOf(error));
}
