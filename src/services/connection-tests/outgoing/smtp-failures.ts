import { type Signal } from '../../diagnosis/signal.ts';
import { type SmtpReply, smtpSignal } from '../../diagnosis/smtp-reply.ts';
import { codeOf, textOf } from '../network/network-failure.ts';
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
  problem: Extract<Signal, { kind: 'conversation' }>['problem'],
  text: string,
): StepFailure {
  return new StepFailure({ kind: 'conversation', protocol: 'smtp', step, problem, text });
}

export function timedOut(step: SmtpStep): () => StepFailure {
  return () => brokenRule(step, 'timed-out', 'no reply before the deadline');
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
  const tooLong = textOf(error).includes('maximum allowed size');
  if (tooLong) return brokenRule(step, 'garbage', textOf(error));
  if (codeOf(error) === 'ETIMEDOUT') return brokenRule(step, 'timed-out', textOf(error));
  return brokenRule(step, 'closed', textOf(error));
}
