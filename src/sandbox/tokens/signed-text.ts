import { createHmac, timingSafeEqual } from 'node:crypto';

/** The kinds of text that the sandbox signs; one kind is never accepted in place of another. */
export type SignedKind = 'jwt' | 'refresh-token';

/** HMAC-SHA256 over `text`, base64url. */
export function signText(key: Buffer, kind: SignedKind, text: string): string {
  return mac(key, kind, text).toString('base64url');
}

/** Compares in constant time. */
export function isSignedBy(
  key: Buffer,
  kind: SignedKind,
  text: string,
  signature: string,
): boolean {
  const expected = mac(key, kind, text);
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function mac(key: Buffer, kind: SignedKind, text: string): Buffer {
  // A JWT must verify as plain HS256 (RFC 7515); the other kind is kept apart by its prefix.
  return createHmac('sha256', key)
    .update(kind === 'jwt' ? text : `${kind}\n${text}`)
    .digest();
}

export function encodePart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Answers null for what is no base64url of JSON. */
export function decodePart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
