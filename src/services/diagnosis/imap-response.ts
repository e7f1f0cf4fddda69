import { type Signal } from './signal.ts';

export interface ImapStatus {
  readonly status: 'OK' | 'NO' | 'BAD' | 'BYE' | 'PREAUTH';
  /** True for `* BYE …` and the greeting, false for the answer to a command. */
  readonly untagged: boolean;
  readonly text: string;
}

/** Parses a status response (RFC 9051 section 7.1), or answers null for any other line. */
export function parseImapStatus(line: string): ImapStatus | null {
  const match = /^(\*|[0-9A-Za-z]+) (OK|NO|BAD|BYE|PREAUTH)(?: (.*))?$/i.exec(line.trimEnd());
  if (match === null) return null;
  const [, tag, status, text] = match;
  return {
    status: (status ?? '').toUpperCase() as ImapStatus['status'],
    untagged: tag === '*',
    text: text ?? '',
  };
}

/** Turns a refusal into the signal of the step that it ended. `line` is the server's own. */
export function imapSignal(
  step: Extract<Signal, { kind: 'imap' }>['step'],
  line: string,
): Extract<Signal, { kind: 'imap' }> {
  const status = parseImapStatus(line)?.status;
  return {
    kind: 'imap',
    step,
    status: status === 'NO' || status === 'BAD' || status === 'BYE' ? status : null,
    text: line,
  };
}
