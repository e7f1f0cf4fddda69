import { readFileSync } from 'node:fs';
import * as nodeTls from 'node:tls';
import { pemCertificates } from './pem-certificates.ts';

/** What `node:tls` has of it: `getCACertificates` came with Node 22.15 and 23.10. */
export interface TlsOfNode {
  readonly getCACertificates?: (type: 'system') => string[];
}

/** Where Linux distributions and OpenSSL keep all trusted authorities in one file. */
const linuxBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * The authorities that this computer trusts, PEM: a company whose firewall inspects TLS puts its own
 * there, and the browser of a sign-in trusts them anyway. Empty where Node cannot tell (older
 * versions on Windows and macOS), or where the store cannot be read: the usual ones remain.
 */
export function readSystemAuthorities(
  tls: TlsOfNode,
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  try {
    if (tls.getCACertificates !== undefined) return tls.getCACertificates('system');
  } catch {
    return [];
  }
  return platform === 'linux' ? readLinuxBundle(environment['SSL_CERT_FILE']) : [];
}

/** OpenSSL's SSL_CERT_FILE stands in the place of the system's own file. */
function readLinuxBundle(named: string | undefined): string[] {
  for (const path of named === undefined || named === '' ? linuxBundles : [named]) {
    try {
      return pemCertificates(readFileSync(path, 'latin1'));
    } catch {
      // The next distribution's.
    }
  }
  return [];
}

let known: readonly string[] | null = null;

/** Those of this process, read once: a change of the store counts from the next start. */
export function systemAuthorities(): readonly string[] {
  known ??= readSystemAuthorities(nodeTls, process.platform, process.env);
  return known;
}
