import { type Signal } from '../../diagnosis/signal.ts';
import { imapSignal } from '../../diagnosis/imap-response.ts';
import { type ConversationProblem } from '../protocol-violation.ts';
import { codeOf, textOf } from '../transport/network-failure.ts';
import { DeadlinePassed, StepFailure, TestCancelled } from '../step-failure.ts';
import { type ImapWire } from './imap-wire.ts';

/** imapflow's codes for a server that speaks too much, or out of turn. */
const brokenRules: Readonly<Record<string, ConversationProblem>> = {
  LineTooLarge: 'too-much',
  LiteralTooLarge: 'too-much',
  ResponseTooLarge: 'too-much',
  TooManyTokens: 'too-much',
  UnexpectedTag: 'out-of-turn',
  STARTTLS_INJECTION: 'starttls-injected',
  InvalidResponse: 'garbage',
  MissingTag: 'garbage',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
};

type ImapStep = Extract<Signal, { kind: 'imap' }>['step'];

export function brokenImapRule(
  step: ImapStep | 'tls',
  problem: ConversationProblem,
  text: string,
): StepFailure {
  return new StepFailure({ kind: 'conversation', protocol: 'imap', step, problem, text });
}

/** What a passed deadline means: silence, or an answer that comes in drips. */
export function imapTimedOut(step: ImapStep, wire: ImapWire): () => StepFailure {
  return () => {
    const begun = wire.unfinished();
    return begun === null
      ? brokenImapRule(step, 'timed-out', 'no answer before the deadline')
      : brokenImapRule(step, 'unfinished', begun);
  };
}

/** A step that went well is not believed where the server broke the rules meanwhile. */
export function throwIfBroken(step: ImapStep, wire: ImapWire): void {
  if (wire.broken !== null) throw brokenImapRule(step, wire.broken.problem, wire.broken.words);
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
  throwIfBroken(step, wire);
  const answer = wire.answerTo(tag);
  if (/^\S+ (NO|BAD)\b/i.test(answer)) return quoted(step, answer);
  if (wire.bye !== null) return quoted(step, wire.bye);
  const known = brokenRules[codeOf(error)];
  if (known === undefined && wire.lost !== null) return lostConnection(step, wire.lost);
  return brokenImapRule(step, known ?? 'closed', textOf(error));
}

function lostConnection(step: ImapStep, error: Error): StepFailure {
  return brokenImapRule(step, brokenRules[codeOf(error)] ?? 'closed', textOf(error));
}

function quoted(step: ImapStep, line: string): StepFailure {
  return new StepFailure(imapSignal(step, line), { reply: line });
}
