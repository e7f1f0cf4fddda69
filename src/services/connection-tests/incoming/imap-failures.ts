import { type Signal } from '../../diagnosis/signal.ts';
import { imapSignal } from '../../diagnosis/imap-response.ts';
import { codeOf, textOf } from '../network/network-failure.ts';
import { DeadlinePassed, StepFailure, TestCancelled } from '../step-failure.ts';
import { type ImapWire } from './imap-wire.ts';

/** imapflow's codes for a server that speaks too much, or out of turn. */
const brokenRules = new Set([
  'LineTooLarge',
  'LiteralTooLarge',
  'ResponseTooLarge',
  'TooManyTokens',
  'UnexpectedTag',
  'InvalidResponse',
  'MissingTag',
]);

type ImapStep = Extract<Signal, { kind: 'imap' }>['step'];

export function brokenImapRule(
  step: ImapStep | 'tls',
  problem: Extract<Signal, { kind: 'conversation' }>['problem'],
  text: string,
): StepFailure {
  return new StepFailure({ kind: 'conversation', protocol: 'imap', step, problem, text });
}

export function imapTimedOut(step: ImapStep): () => StepFailure {
  return () => brokenImapRule(step, 'timed-out', 'no answer before the deadline');
}

/**
 * What imapflow's error means while `step` waited for the answer to the command `tag`: the server's
 * own words come first, then its good-bye, then how the connection ended.
 */
export function imapFailure(step: ImapStep, wire: ImapWire, tag: string, error: unknown): Error {
  if (
    error instanceof StepFailure ||
    error instanceof TestCancelled ||
    error instanceof DeadlinePassed
  ) {
    return error;
  }
  const answer = wire.answerTo(tag);
  if (/^\S+ (NO|BAD)\b/i.test(answer)) return quoted(step, answer);
  if (wire.bye !== null) return quoted(step, wire.bye);
  if (brokenRules.has(codeOf(error))) return brokenImapRule(step, 'garbage', textOf(error));
  return brokenImapRule(step, 'closed', textOf(error));
}

function quoted(step: ImapStep, line: string): StepFailure {
  return new StepFailure(imapSignal(step, line), { reply: line });
}
