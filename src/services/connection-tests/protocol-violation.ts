import { type Signal } from '../diagnosis/signal.ts';

export type ConversationProblem = Extract<Signal, { kind: 'conversation' }>['problem'];

/** Ends a conversation in which the server broke a rule of its protocol, or our limits. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
  constructor(
    readonly problem: ConversationProblem,
    /** The server's own words, cut. */
    readonly words: string,
  ) {
    super(problem);
  }
}
