import { imapSignal } from '../../diagnosis/imap-response.ts';
import { brokenImapRule } from '../incoming/imap-failures.ts';
import { textOf } from '../transport/network-failure.ts';
import { DeadlinePassed, StepFailure, TestCancelled } from '../step-failure.ts';

/** What went wrong while the message was looked for: the server's own words, if it had any. */
export function imapFailureOf(error: unknown): Error {
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
