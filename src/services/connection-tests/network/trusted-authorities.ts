import { type ConnectionOptions, rootCertificates } from 'node:tls';
import { isIP } from 'node:net';
import { type ConnectionTestPlan } from '../connection-test-plan.ts';

/**
 * TLS options of every test: Mozilla's roots (as shipped with Node) plus the plan's own
 * authorities, TLS 1.2 or newer (Exchange refuses older, row 128), the server's name for SNI and
 * for the certificate check. Verification cannot be switched off.
 */
export function tlsOptionsOf(plan: ConnectionTestPlan): ConnectionOptions {
  const host = plan.host.replace(/^\[|\]$/g, '');
  return {
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ca: [...rootCertificates, ...plan.certificateAuthorities],
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
  };
}
