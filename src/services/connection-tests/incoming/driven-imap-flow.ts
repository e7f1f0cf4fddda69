import { ImapFlow } from 'imapflow';
import { buildXoauth2 } from '../../masking/build-xoauth2.ts';

/** The inner commands of imapflow that its types leave out (checked when a connection is made). */
interface InnerCommands {
  run(command: 'CAPABILITY'): Promise<Map<string, unknown> | false>;
  run(command: 'STARTTLS'): Promise<unknown>;
  run(command: 'AUTHENTICATE', user: string, secret: { accessToken: string }): Promise<unknown>;
  exec(
    command: string,
    attributes: readonly unknown[],
    options: { untagged: Record<string, (response: UntaggedResponse) => Promise<void>> },
  ): Promise<{ next(): void }>;
}

export interface UntaggedResponse {
  readonly command: string;
  readonly attributes?: readonly unknown[];
}

/**
 * imapflow as protocol engine (parser, tags, SASL, limits) with the order of commands in our hands.
 * Its own `connect()` goes on with CAPABILITY, ID, AUTHENTICATE, ID and NAMESPACE in one go; a test
 * wants each as a step of its own, and none that it has no use for.
 */
export class DrivenImapFlow extends ImapFlow {
  /** Called by imapflow after the greeting, in place of its own sequence. */
  startSession(): Promise<void> {
    this.usable = true;
    return Promise.resolve();
  }

  /**
   * Called by imapflow before it reports that Exchange throttles (rule 9 of failures.md): the
   * answer is wanted at once, with the time to wait in it, not after that time.
   */
  throttleWait(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** After a driven AUTHENTICATE: from here on imapflow's own commands for a mailbox work. */
  goOnAuthenticated(): void {
    this.state = this.states.AUTHENTICATED;
  }

  inner(): InnerCommands {
    const inner = this as unknown as InnerCommands;
    if (typeof inner.run !== 'function' || typeof inner.exec !== 'function') {
      throw new Error('this version of imapflow cannot be driven command by command');
    }
    return inner;
  }

  /** What `run('AUTHENTICATE')` writes where SASL-IR and XOAUTH2 are offered. A secret. */
  authenticateLine(tag: string, username: string, accessToken: string): string {
    return `${tag} AUTHENTICATE XOAUTH2 ${buildXoauth2(username, accessToken)}`;
  }

  /** The tag of the last command, or of one to come: imapflow counts in hexadecimal. */
  tag(ahead = 0): string {
    const { tagCounter } = this as unknown as { tagCounter: number };
    return (tagCounter + ahead).toString(16).toUpperCase();
  }
}
