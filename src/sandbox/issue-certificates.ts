import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** PEM texts of the sandbox's own authority and of the certificate it issued to its mail servers. */
export interface SandboxCertificates {
  readonly authority: string;
  readonly certificate: string;
  readonly privateKey: string;
}

const dayMs = 86_400_000;
/** Apple's clients refuse server certificates that live longer. */
const lifetimeMs = 397 * dayMs;

/**
 * Makes an authority (its key is thrown away at once, so it can sign nothing else) and one
 * certificate for `localhost`, 127.0.0.1 and, where there is one, the exposed host. P-256, since RSA keys take seconds on a bad day.
 * The library takes 150 ms to load, hence only here and only when it is needed.
 */
export async function issueCertificates(
  nowMs: number,
  exposedName: string | null = null,
): Promise<SandboxCertificates> {
  const { generate } = await import('selfsigned');
  // A day back: practising machines have clocks that are slightly wrong.
  const dates = {
    notBeforeDate: new Date(nowMs - dayMs),
    notAfterDate: new Date(nowMs - dayMs + lifetimeMs),
  };
  const kind = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256', ...dates } as const;
  const authority = await generate([{ name: 'commonName', value: 'Collega sandbox authority' }], {
    ...kind,
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...kind,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          ...alternativeName(exposedName),
        ],
      },
    ],
  });
  return { authority: authority.cert, certificate: server.cert, privateKey: server.private };
}

function alternativeName(name: string | null) {
  if (name === null) return [];
  return isIP(name) === 0 ? [{ type: 2, value: name } as const] : [{ type: 7, ip: name } as const];
}

/** True while kept certificates can serve for another 30 days, under the exposed name too. */
export function areStillGood(
  certificates: SandboxCertificates,
  nowMs: number,
  exposedName: string | null = null,
): boolean {
  try {
    const certificate = new X509Certificate(certificates.certificate);
    const authority = new X509Certificate(certificates.authority);
    return (
      certificate.verify(authority.publicKey) &&
      (exposedName === null || names(certificate, exposedName)) &&
      Date.parse(certificate.validFrom) <= nowMs &&
      Date.parse(certificate.validTo) > nowMs + 30 * dayMs
    );
  } catch {
    return false;
  }
}

function names(certificate: X509Certificate, name: string): boolean {
  const named = isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name);
  return named !== undefined;
}
