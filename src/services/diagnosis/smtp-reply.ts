import { type Signal } from './signal.ts';

export interface SmtpReply {
  /** Null when the server did not speak SMTP. */
  readonly code: number | null;
  /** RFC 3463 status code at the beginning of the text (RFC 2034). */
  readonly enhancedCode: string | null;
  /** All lines, verbatim but for their codes, joined by line feeds. */
  readonly text: string;
  readonly raw: string;
}

/** Parses one reply, single- or multi-line (RFC 5321 section 4.2). Never throws. */
export function parseSmtpReply(raw: string): SmtpReply {
  const lines = raw.split(/\r?\n/).filter((line, index) => line !== '' || index === 0);
  const code = /^([2-5]\d\d)(?:[ -]|$)/.exec(lines.at(-1) ?? '')?.[1];
  if (code === undefined) return { code: null, enhancedCode: null, text: raw, raw };
  const texts = lines.map((line) => line.replace(/^\d{3}[ -]?/, ''));
  const enhancedCode = /^([245]\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(texts[0] ?? '')?.[1] ?? null;
  return { code: Number(code), enhancedCode, text: texts.join('\n'), raw };
}

/** Turns a reply into the signal of the step that it answered; the text keeps the codes. */
export function smtpSignal(
  step: Extract<Signal, { kind: 'smtp' }>['step'],
  reply: SmtpReply,
): Extract<Signal, { kind: 'smtp' }> {
  return {
    kind: 'smtp',
    step,
    code: reply.code,
    enhancedCode: reply.enhancedCode,
    text: reply.raw,
  };
}
