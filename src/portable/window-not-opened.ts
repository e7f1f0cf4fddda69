/** Why the installed browser shows no window. */
export type NotOpenedReason =
  /** The organisation's rules for this browser forbid it. `policy` is the browser's own name of the rule. */
  | { readonly kind: 'policy'; readonly policy: string }
  /** The rules forbid the address of the window (URLBlocklist). */
  | { readonly kind: 'address-blocked' }
  /** The browser runs, and does not answer: for a rule we do not know, or a very slow machine. */
  | { readonly kind: 'no-answer' }
  /** The browser ended at once. */
  | { readonly kind: 'ended' };

/** The browser could not be used as a window; the command line tells the user what to do instead. */
export class WindowNotOpened extends Error {
  constructor(
    readonly reason: NotOpenedReason,
    cause?: unknown,
  ) {
    super(`no window: ${reason.kind === 'policy' ? reason.policy : reason.kind}`, { cause });
    this.name = 'WindowNotOpened';
  }
}

/** Recognises that URLBlocklist covers the window's own address, which no list of ours can foresee. */
export function explainNotLoaded(error: unknown): unknown {
  const blocked = error instanceof Error && error.message.includes('ERR_BLOCKED_BY_ADMINISTRATOR');
  return blocked ? new WindowNotOpened({ kind: 'address-blocked' }, error) : error;
}
