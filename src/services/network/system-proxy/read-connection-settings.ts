/** What the binary values `DefaultConnectionSettings` and `WinHttpSettings` hold. */
export interface ConnectionSettings {
  /** Empty where none is in force. */
  readonly proxy: string;
  readonly bypass: string;
  /** "Automatically detect settings": the network is asked for a script (WPAD). */
  readonly detects: boolean;
}

const usesProxy = 2;
const detectsScript = 8;
/** Version, counter and flags, four bytes each; then texts, each with its length before it. */
const headerBytes = 12;

/**
 * Reads what `reg query` prints of such a value, in hexadecimal digits. WinHTTP's own tool (`netsh
 * winhttp show proxy`) says the same in each language's words; the form of the value is that of
 * WinINET's per-connection options (INTERNET_PER_CONN_FLAGS), the same on every version of Windows.
 */
export function readConnectionSettings(hexadecimal: string): ConnectionSettings | null {
  const bytes = Buffer.from(hexadecimal, 'hex');
  if (bytes.length < headerBytes) return null;
  const flags = bytes.readUInt32LE(8);
  const texts: string[] = [];
  let at = headerBytes;
  while (texts.length < 2 && at + 4 <= bytes.length) {
    const length = bytes.readUInt32LE(at);
    if (at + 4 + length > bytes.length) return null;
    texts.push(bytes.toString('latin1', at + 4, at + 4 + length));
    at += 4 + length;
  }
  const [proxy = '', bypass = ''] = texts;
  return {
    proxy: (flags & usesProxy) === 0 ? '' : proxy,
    bypass,
    detects: (flags & detectsScript) !== 0,
  };
}
