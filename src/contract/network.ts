import { z } from 'zod';
import { command, query } from './call.ts';
import { hostName, isoDateTime, port } from './identifiers.ts';
import { secretField } from './secret-fields.ts';

/** A proxy server: HTTP CONNECT, SOCKS 5 (RFC 1928) or SOCKS 4a. Names are resolved by the proxy. */
export const proxyKind = z.enum(['http', 'socks', 'socks4']);
export type ProxyKind = z.infer<typeof proxyKind>;

/**
 * How this machine reaches the authority and the mail servers. `system`: the variables HTTPS_PROXY
 * (token requests), ALL_PROXY (everything) and NO_PROXY, as curl reads them; the sign-in window
 * then uses the browser's own settings.
 */
export const proxySetting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('system') }),
  z.strictObject({
    kind: proxyKind,
    host: hostName,
    port,
    /** Empty: the proxy asks for no credentials. The password is in the vault. */
    username: z.string().trim().max(255, { error: 'too-long' }),
  }),
]);
export type ProxySetting = z.infer<typeof proxySetting>;

/** One added authority, as people recognise it. Its PEM stays in the services. */
export const certificateAuthority = z.strictObject({
  /** SHA-256, its identity. */
  fingerprint256: z.string(),
  subject: z.string(),
  issuer: z.string(),
  validFrom: isoDateTime,
  validTo: isoDateTime,
  expired: z.boolean(),
});
export type CertificateAuthority = z.infer<typeof certificateAuthority>;

export const networkSettings = z.strictObject({
  proxy: proxySetting,
  hasPassword: z.boolean(),
  /** What the environment names now, without credentials: `http://proxy:3128`. */
  environmentProxies: z.array(z.string()),
  certificateAuthorities: z.array(certificateAuthority),
});
export type NetworkSettings = z.infer<typeof networkSettings>;

export const networkCalls = {
  'network.read': query(z.strictObject({}), networkSettings, { shows: ['settings'] }),
  'network.saveProxy': command(
    z.strictObject({
      proxy: proxySetting,
      /** Null keeps the stored password, an empty one forgets it. */
      password: secretField(z.string().max(512, { error: 'too-long' })).nullable(),
    }),
    networkSettings,
    { changes: ['settings'] },
  ),
  /** Trusted besides the usual authorities, never instead of them. The PEM may hold several. */
  'network.addCertificateAuthority': command(
    z.strictObject({ pem: z.string().min(1, { error: 'required' }).max(200_000) }),
    networkSettings,
    { changes: ['settings'] },
  ),
  'network.removeCertificateAuthority': command(
    z.strictObject({ fingerprint256: z.string().max(200) }),
    networkSettings,
    { changes: ['settings'] },
  ),
};
