/**
 * The text of a file or of standard input, without its byte order mark. Windows PowerShell 5.1
 * writes UTF-16 with one for `>` and `Out-File`, and UTF-8 with one for `-Encoding utf8`: taken as
 * text it would become the first character of a passphrase.
 */
export function decodeText(bytes: Buffer): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.toString('utf8', 3);
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff) {
    const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
    return even.swap16().toString('utf16le');
  }
  return bytes.toString('utf8');
}
