import { type Finding } from '../../../contract/findings.ts';

/**
 * Why the last sign-in for a mailbox did not succeed, so that a test of a mailbox without a link can
 * say it. Held until the mailbox is linked or Collega closes: a link's record begins with its tokens
 * (docs/adr/0009). Cancelling says nothing about the mailbox, and is not noted.
 */
export class FailedSignIns {
  readonly #findings = new Map<string, Finding>();

  note(clientId: string, mailbox: string, finding: Finding): void {
    this.#findings.set(keyOf(clientId, mailbox), finding);
  }

  forget(clientId: string, mailbox: string): void {
    this.#findings.delete(keyOf(clientId, mailbox));
  }

  lastOf(clientId: string, mailbox: string): Finding | null {
    return this.#findings.get(keyOf(clientId, mailbox)) ?? null;
  }
}

function keyOf(clientId: string, mailbox: string): string {
  return `${clientId} ${mailbox.toLowerCase()}`;
}
