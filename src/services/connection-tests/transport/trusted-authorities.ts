import { isIP } from 'node:net';
import { type ConnectionOptions, type SecureContext } from 'node:tls';
import { trustStoreWith } from '../../network/trust-store.ts';
import { type ConnectionTestPlan } from '../connection-test-plan.ts';

type Trust = Pick<ConnectionTestPlan, 'certificateAuthorities'>;

/**
 * TLS options of every test: the usual authorities plus the plan's own, the server's name for SNI
 * and for the certificate check. Verification cannot be switched off.
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
  return trustStoreWith(certificateAuthorities);
}
