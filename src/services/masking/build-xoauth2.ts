/**
 * Builds the initial response of SASL XOAUTH2, base64 (Microsoft: "How to authenticate an IMAP, POP
 * or SMTP application by using OAuth"). A secret: it contains the token.
 */
export function buildXoauth2(username: string, accessToken: string): string {
  return Buffer.from(`user=${username}\x01auth=Bearer ${accessToken}\x01\x01`).toString('base64');
}

/** Decodes the JSON of an error challenge (row 147), or answers null when it is something else. */
export function decodeChallenge(base64: string): string | null {
  const text = Buffer.from(base64.trim(), 'base64').toString('utf8');
  return /^\s*\{[\s\S]*\}\s*$/.test(text) ? text.trim() : null;
}
