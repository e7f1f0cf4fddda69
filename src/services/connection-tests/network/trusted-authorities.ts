import { isIP } from 'node:net';
import {
  type ConnectionOptions,
  createSecureContext,
  rootCertificates,
  type SecureContext,
} from 'node:tls';
import { type ConnectionTestPlan } from '../connection-test-plan.ts';

type Trust = Pick<ConnectionTestPlan, 'certificateAuthorities'>;

/** Reading all roots takes 20 ms, a fifth of a round trip: once for each set of authorities. */
const contexts = new Map<string, SecureContext>();
const mostContexts = 8;

/**
 * TLS options of every test: Mozilla's roots (as shipped with Node) plus the plan's own
 * authorities, TLS 1.2 or newer (Exchange refuses older, row 128), the server's name for SNI and
 * for the certificate check. Verification cannot be switched off.
 */
export function tlsOptionsOf(plan: Trust & Pick<ConnectionTestPlan, 'host'>): ConnectionOptions {
  const host = plan.host.replace(/^\[|\]$/g, '');
  return {
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    secureContext: trustedAuthorities(plan),
    rejectUnauthorized: true,
  };
}

/** The authorities of a plan, read. Called early, while the test waits for the network anyway. */
export function trustedAuthorities({ certificateAuthorities }: Trust): SecureContext {
  const key = certificateAuthorities.join('\n');
  const known = contexts.get(key);
  if (known !== undefined) return known;
  const context = createSecureContext({
    ca: [...rootCertificates, ...certificateAuthorities],
    minVersion: 'TLSv1.2',
  });
  if (contexts.size >= mostContexts) contexts.clear();
  contexts.set(key, context);
  return context;
}
