/** An encoded word (RFC 2047) at the beginning of a text, or null when there is none. */
export function decodeEncodedWord(
  text: string,
): { readonly decoded: string; readonly length: number } | null {
  const found = /^=\?([^?\s]*)\?([bq])\?([^?\s]*)\?=/i.exec(text);
  if (found === null) return null;
  const [whole, charset = '', encoding = '', content = ''] = found;
  const bytes =
    encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : readQuoted(content);
  return { decoded: decodeBytes(bytes, charset.split('*')[0] ?? ''), length: whole.length };
}

function readQuoted(content: string): Buffer {
  const text = content.replaceAll('_', ' ');
  return Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

/** An unknown character set is read as ASCII, with signs in place of what it cannot hold. */
function decodeBytes(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return bytes.toString('latin1').replace(/[^\0-\x7f]/g, '\ufffd');
  }
}
