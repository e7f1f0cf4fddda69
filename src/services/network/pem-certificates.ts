import { X509Certificate } from 'node:crypto';

/** Every PEM certificate in a text, and nothing else of it (a key, a comment). */
export function pemCertificates(text: string): string[] {
  return (text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []).map(
    (pem) => `${pem}\n`,
  );
}

/** The certificate of a DER file, as Windows exports it by default, in PEM; null for any other. */
export function pemOfDer(content: Buffer): string | null {
  // DER begins with a SEQUENCE (X.690 section 8.9.1).
  if (content[0] !== 0x30) return null;
  try {
    return new X509Certificate(content).toString();
  } catch {
    return null;
  }
}

/** Each certificate once, however its lines are broken: stores and files repeat each other. */
export function withoutRepeats(certificates: readonly string[]): string[] {
  const byContent = new Map<string, string>();
  for (const pem of certificates) {
    const content = pem.replace(/\s+/g, '');
    if (!byContent.has(content)) byContent.set(content, pem);
  }
  return [...byContent.values()];
}
