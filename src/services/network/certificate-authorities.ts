import { X509Certificate } from 'node:crypto';
import { type CertificateAuthority } from '../../contract/network.ts';
import { failField } from '../failure-error.ts';
import { pemCertificates } from './pem-certificates.ts';

/**
 * Reads the authorities out of a PEM text that someone pasted or chose as a file.
 * @throws FailureError `invalid-input` when there is none, or one that signs no others
 */
export function parseAuthorities(text: string): string[] {
  const found = pemCertificates(text);
  if (found.length === 0) failField('pem', 'not-a-certificate');
  return found.map((pem) => {
    let certificate: X509Certificate;
    try {
      certificate = new X509Certificate(pem);
    } catch {
      return failField('pem', 'not-a-certificate');
    }
    // A server's own certificate would be accepted without a word, and never trusted.
    const itsOwnIssuer = certificate.issuer === certificate.subject;
    if (!certificate.ca && !itsOwnIssuer) failField('pem', 'not-an-authority');
    return pem;
  });
}

/** @param now milliseconds since the epoch */
export function describeAuthority(pem: string, now: number): CertificateAuthority {
  const certificate = new X509Certificate(pem);
  const validTo = new Date(certificate.validTo);
  return {
    fingerprint256: certificate.fingerprint256,
    subject: onOneLine(certificate.subject),
    issuer: onOneLine(certificate.issuer),
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: validTo.toISOString(),
    expired: validTo.getTime() < now,
  };
}

export function fingerprintOf(pem: string): string {
  return new X509Certificate(pem).fingerprint256;
}

function onOneLine(name: string): string {
  return name.split('\n').join(', ');
}
