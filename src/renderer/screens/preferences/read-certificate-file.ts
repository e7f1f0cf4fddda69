/** Bytes of a certificate are far fewer; a disk image chosen by mistake must not be read. */
const largest = 150_000;

/** Reads a certificate file as PEM. Windows exports DER, the same bytes without the wrapping. */
export async function readCertificateFile(file: Blob): Promise<string> {
  if (file.size > largest) return '-';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  // DER begins with a SEQUENCE whose length takes two bytes (X.690 section 8.1.3).
  if (bytes[0] !== 0x30 || bytes[1] !== 0x82) return text === '' ? '-' : text;
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
